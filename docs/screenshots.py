"""Take the pictures of the README from a fresh demonstration: ``uv run python -m docs.screenshots``."""

import shutil
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.browser.serving import demonstrate, production, start, stop

HERE = Path(__file__).resolve().parent
# Name: address, width and height of the window in CSS pixels, colour scheme.
PICTURES = {
    "front-page": ("/", 1280, 1000, "light"),
    "article-on-a-phone": ("/internasional/1/-/", 390, 844, "dark"),
}


def main():
    """Serve a demonstration, take each picture and keep it small."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        environment = production(folder)
        demonstrate(environment)
        server, url = start(environment)
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for name, (address, width, height, scheme) in PICTURES.items():
            page = chromium.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
            page.goto(url + address, wait_until="networkidle")
            path = HERE / f"{name}.png"
            page.screenshot(path=path)
            Image.open(path).convert("P", palette=Image.Palette.ADAPTIVE, colors=64).save(path, optimize=True)
        chromium.close()
        stop(server)


if __name__ == "__main__":
    main()
