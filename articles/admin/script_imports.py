"""The import map of the desk's scripts: the files of the scripts that others import."""

from js_asset import ImportMap

# Scripts that others import by these names, independent of where the static files are served.
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
