"""The import map of the desk's scripts: where each script that others import is found."""

from js_asset import ImportMap

# Scripts that others import by these names, wherever the files are.
SCRIPT_IMPORTS = ImportMap(
    {
        f"newsroom/{name}": f"articles/prose-{name}.js"
        for name in (
            "cards",
            "describing",
            "dialog",
            "dropped",
            "figures",
            "gallery",
            "library",
            "picture",
            "shown",
            "uploads",
        )
    }
    | {f"newsroom/{name}": f"articles/desk/{name}.js" for name in ("cutting", "upload")}
)
