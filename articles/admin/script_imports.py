"""The import map of the desk's scripts: where each script that others import is found."""

from js_asset import ImportMap

# Scripts that others import by these names, wherever the files are.
SCRIPT_IMPORTS = ImportMap(
    {
        f"newsroom/{name}": f"articles/desk/editor/{name}.js"
        for name in (
            "describe-dialog",
            "dialog",
            "dropped-files",
            "figures",
            "gallery-dialog",
            "library-dialog",
            "photo-cards",
            "photo-preview",
            "picture-dialog",
            "upload-list",
        )
    }
    | {f"newsroom/{name}": f"articles/desk/{name}.js" for name in ("crop", "upload")}
)
