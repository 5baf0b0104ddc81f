"""The commands that make, remake and delete the files of pictures."""

import re
from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles import photo_library
from articles.imaging import rendering
from articles.management.progress import Progress
from articles.models import Photo
from articles.photo_library import rendition_pool
from articles.renditions import names_of, rendition_set
from tests.support.drawing import unlike
from tests.support.makers import make_photo

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def command(*arguments, name="make_renditions"):
    """Run the command, and return its exit code and the lines of its output."""
    out, code = StringIO(), 0
    try:
        call_command(name, *map(str, arguments), stdout=out, stderr=out)
    except SystemExit as stopped:
        code = stopped.code
    return code, out.getvalue().splitlines()


def make(*arguments):
    """Make pictures, one after the other."""
    return command("--jobs", 1, *arguments)


def photo(number, **fields):
    """A small photo without files."""
    return make_photo(file=unlike(number, (240, 160)), is_ready=False, **fields)


def made():
    """Return the numbers of the photos that can be shown now."""
    return set(Photo.objects.exclude(renditions={}).values_list("pk", flat=True))


def test_missing_files_are_made_and_none_twice(client):
    photos = [photo(number) for number in range(3)]
    photo_library.make_ready(photos[0])
    code, lines = make()
    assert (code, made()) == (0, {one.pk for one in photos})
    assert re.search(r"\b2\b", lines[-1])
    before = list(Photo.objects.values_list("renditions", flat=True))
    assert make()[0] == 0
    assert list(Photo.objects.values_list("renditions", flat=True)) == before
    for one in Photo.objects.all():
        assert client.get(one.rendered.largest("card")[2]).status_code == 200


def test_a_failure_is_reported_with_its_reason_and_the_rest_is_made():
    photos = [photo(number) for number in range(3)]
    storages["originals"].delete(photos[1].original)
    code, lines = make()
    assert (code, made()) == (1, {photos[0].pk, photos[2].pk})
    reason = Photo.objects.get(pk=photos[1].pk).failure
    assert reason
    assert any(str(photos[1].pk) in line and reason in line for line in lines)
    assert make()[0] == 1


def test_a_replaced_original_is_reported_and_the_rest_is_made():
    photos = [photo(number) for number in range(2)]
    Photo.objects.filter(pk=photos[0].pk).update(width=9000, height=9000)
    code, lines = make()
    assert (code, made()) == (1, {photos[1].pk})
    reason = Photo.objects.get(pk=photos[0].pk).failure
    assert reason
    assert any(str(photos[0].pk) in line and reason in line for line in lines)


def test_an_unavailable_store_is_reported(monkeypatch):
    one = photo(1)

    def fail(*_arguments):
        raise PermissionError("tidak boleh")

    monkeypatch.setattr("articles.photo_library.photo_renditions.save_set", fail)
    code, lines = make()
    assert code == 1
    assert any(str(one.pk) in line and "tidak boleh" in line for line in lines)
    monkeypatch.undo()
    assert make()[0] == 0


def test_photos_that_may_not_be_shown_need_no_files():
    photo(1, expires_at=timezone.now() - HOUR)
    photo(2, withdrawn_at=timezone.now())
    shown = photo(3, expires_at=timezone.now() + HOUR)
    make()
    assert made() == {shown.pk}


def test_files_of_one_photo_can_be_made():
    first, second = photo(1), photo(2)
    make("--photo", second.pk)
    assert made() == {second.pk}
    make("--photo", second.pk, "--all")
    assert made() == {second.pk}
    for number in (first.pk + 1000, photo(3, withdrawn_at=timezone.now()).pk):
        with pytest.raises(CommandError, match=str(number)):
            make("--photo", number)


def test_zero_jobs_are_refused():
    with pytest.raises(CommandError):
        command("--jobs", 0)


def test_all_files_are_remade_and_readers_get_the_old_ones_until_then(client, monkeypatch):
    photos = [photo(number) for number in range(3)]
    make()
    old = {one.pk: one.rendered.largest("card")[2] for one in Photo.objects.all()}

    def are_served(addresses):
        return all(client.get(address).status_code == 200 for address in addresses)

    monkeypatch.setattr(rendition_set, "RECIPE_VERSION", rendition_set.RECIPE_VERSION + 1)
    monkeypatch.setitem(rendering.FORMATS, "avif", ("AVIF", {"quality": 30}))
    draw = rendition_pool.render

    def stopped_at_the_second(one):
        if one == photos[1]:
            raise KeyboardInterrupt
        return draw(one)

    monkeypatch.setattr(rendition_pool, "render", stopped_at_the_second)
    code, lines = make("--all")
    assert code == 130
    assert lines
    monkeypatch.setattr(rendition_pool, "render", draw)
    assert are_served(old.values())
    assert list(photo_library.out_of_date()) == [photos[1].pk, photos[2].pk]
    code, lines = make()
    assert code == 0
    assert re.search(r"\b2\b", lines[-1])
    new = {one.pk: one.rendered.largest("card")[2] for one in Photo.objects.all()}
    assert not set(new.values()) & set(old.values())
    assert are_served(new.values())
    assert are_served(old.values())


def test_files_that_were_lost_are_made_again():
    photo(1)
    make()
    (one,) = Photo.objects.all()
    place = f"{one.pk}/{one.renditions['folder']}"
    for name in names_of(one.renditions):
        storages["renditions"].delete(f"{place}/{name}")
    assert not storages["renditions"].listdir(place)[1]
    make()
    assert all(storages["renditions"].exists(f"{place}/{name}") for name in names_of(one.renditions))


def test_a_large_library_is_read_in_batches(django_assert_num_queries, monkeypatch):
    monkeypatch.setattr("articles.photo_library.photo_renditions.BATCH_SIZE", 2)
    numbers = [photo(number).pk for number in range(5)]
    asked = photo_library.out_of_date()
    with django_assert_num_queries(1):
        assert [next(asked), next(asked)] == numbers[:2]
    with django_assert_num_queries(3):
        assert list(asked) == numbers[2:]


def test_photos_deleted_meanwhile_are_skipped():
    one = photo(1)
    assert list(photo_library.render_many([one.pk + 1, one.pk])) == [(one.pk, "")]


def test_the_queue_of_jobs_is_limited_and_an_interruption_loses_nothing():
    numbers = [photo(number).pk for number in range(8)]
    asked = []

    def one_by_one():
        for number in numbers:
            asked.append(number)
            yield number

    done = photo_library.render_many(one_by_one(), jobs=2)
    next(done)
    assert len(asked) < 8
    done.close()
    rest = list(photo_library.out_of_date())
    assert 0 < len(rest) < 8
    assert sorted(one.number for one in photo_library.render_many(rest, jobs=2)) == rest
    assert made() == set(numbers)


def test_incomplete_files_in_the_store_are_written_again():
    one = photo(1)
    rendered, store = rendition_pool.render(one), storages["renditions"]
    name = f"{one.pk}/{rendered.made['folder']}/{min(names_of(rendered.made))}"
    whole = store.size(name)
    store.delete(name)
    store.save(name, ContentFile(b"potong"))
    make()
    assert store.size(name) == whole


def test_files_of_expired_pictures_are_deleted_and_originals_stay(django_capture_on_commit_callbacks, client):
    ending, staying = photo(1), photo(2)
    make()
    address = Photo.objects.get(pk=ending.pk).rendered.largest("card")[2]
    Photo.objects.filter(pk=ending.pk).update(expires_at=timezone.now() - HOUR)
    assert client.get(address).status_code == 410
    with django_capture_on_commit_callbacks(execute=True):
        _code, (line,) = command(name="expire_pictures")
    assert "1" in line
    assert made() == {staying.pk}
    assert storages["originals"].exists(ending.original)
    assert "0" in command(name="expire_pictures")[1][0]


class Terminal(StringIO):
    """A stream that claims to be a terminal."""

    def isatty(self):
        return True

    def write(self, text, ending="\n"):
        return super().write(text + ending)


def test_progress_shows_how_much_is_done_and_the_remaining_time(monkeypatch):
    clock = [0.0]
    monkeypatch.setattr("articles.management.progress.time.monotonic", lambda: clock[0])
    stream = Terminal()
    with Progress("Gambar", stream, total=8000) as progress:
        for _second in range(4):
            clock[0] += 1
            progress.step()
    shown = stream.getvalue().split("\r")[1:]
    assert len(shown) == 2
    assert "4/8000" in shown[-1]
    assert "2:13:16" in shown[-1]
