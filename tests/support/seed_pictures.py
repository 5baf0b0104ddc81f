"""Pictures for seeds, and the sidecar file that describes them."""

from django.core.files.storage import storages

from tests.support.drawing import unlike

TABLE = (
    '[pictures."{name}"]\nalt = "Karung beras."\ncaption = "Karung di gudang."\ncredit = "Ani"\nfocal = [0.25, 0.75]\n'
)


def picture(folder, number, name=None):
    """Write a picture into the folder of pictures."""
    (folder / "pictures").mkdir(exist_ok=True)
    path = folder / "pictures" / (name or f"{number}.jpg")
    path.write_bytes(unlike(number, (240, 160)).getvalue())
    return path


def sidecar(folder, article='picture = "1.jpg"', pictures=None, names=("1.jpg", "2.jpg", "3.jpg")):
    """Write the sidecar file, with the entry of the article and those of the pictures."""
    tables = "".join(TABLE.format(name=name) for name in names) if pictures is None else pictures
    (folder / "newsroom.toml").write_text(f'{tables}[articles."pasar.txt"]\n{article}\n', encoding="utf-8")
    return folder


def files():
    """Return the names of all files in the store of originals."""
    store = storages["originals"]
    return [f"{folder}/{name}" for folder in store.listdir("")[0] for name in store.listdir(folder)[1]]
