"""Take the pictures of the README from a fresh demonstration: ``uv run python -m docs.screenshots``."""

import shutil
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.support.serving import production, run, start, stop

HERE = Path(__file__).resolve().parent
# Name: address, width and height of the window in CSS pixels, pixels of the screen for each, colour scheme.
PICTURES = {
    "front-page": ("/", 1280, 1000, 1, "light"),
    "article-on-a-phone": ("/sains/25/-/", 390, 844, 2, "dark"),
    "desk": ("/admin/articles/article/25/change/", 1280, 1000, 1, "light"),
}
PASSWORD = "a-password-for-pictures"
SET_PASSWORD = f"""
from django.contrib.auth import get_user_model
editor = get_user_model().objects.get(username="editor")
editor.set_password("{PASSWORD}")
editor.save()
"""


def main():
    """Serve a demonstration, take each picture and keep it small."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        environment = production(folder)
        run(environment | {"DEBUG": "1"}, "manage.py", "demo", "--no-serve")
        run(environment, "manage.py", "shell", "-v", "0", "-c", SET_PASSWORD)
        run(environment, "manage.py", "collectstatic", "--noinput", "-v", "0")
        server, url = start(environment)
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for name, (address, width, height, scale, scheme) in PICTURES.items():
            window = {"width": width, "height": height}
            page = chromium.new_page(viewport=window, device_scale_factor=scale, color_scheme=scheme, locale="id-ID")
            if address.startswith("/admin/"):
                sign_in(page, url)
            page.goto(url + address, wait_until="networkidle")
            path = HERE / f"{name}.png"
            page.screenshot(path=path)
            few = Image.open(path).convert("RGB").quantize(256, dither=Image.Dither.NONE)
            few.save(path, optimize=True)
        chromium.close()
        stop(server)


def sign_in(page, url):
    """Sign in as the editor."""
    page.goto(f"{url}/admin/login/")
    page.locator("input[autocomplete~=username]").fill("editor")
    page.locator("input[type=password]").fill(PASSWORD)
    page.locator("input[type=password]").press("Enter")
    page.wait_for_url(f"{url}/admin/")


if __name__ == "__main__":
    main()
