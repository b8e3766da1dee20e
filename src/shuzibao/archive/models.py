"""The tables. An id is the primary key, and it is the web address.

Everything here but `Original`, `Edit`, `Decision` and `Moved` can be made again from the originals
(`shuzibao rebuild`). `shuzibao.archive.rows` turns rows into the model's nouns and back.
"""

from __future__ import annotations

from django.db import models


class Title(models.Model):
    """A newspaper 报."""

    slug = models.SlugField(primary_key=True, max_length=100)
    name = models.CharField(max_length=200)
    names = models.JSONField(default=list)
    script = models.CharField(max_length=5, default="hans")
    settings = models.JSONField(default=dict)  # accent colour, district, privacy: per title
    # {"district", "issues", "of", "places": {name: voices}, "behind": issues are told with another}
    learnt = models.JSONField(null=True)


class Issue(models.Model):
    """An issue 期."""

    id = models.CharField(primary_key=True, max_length=140)
    title = models.ForeignKey(Title, null=True, on_delete=models.PROTECT, related_name="issues")
    date = models.DateField(null=True, db_index=True)
    date_basis = models.CharField(max_length=10, default="none")
    year = models.IntegerField(null=True, db_index=True)
    printed_between = models.JSONField(null=True)  # first, last, basis: of an issue without a date
    # {"of", "places": {name: voices}, "district" it was told with, "given" by the title or not}
    named = models.JSONField(null=True)
    weekday = models.CharField(max_length=10, null=True)
    number = models.IntegerField(null=True)
    running_number = models.IntegerField(null=True)
    permit = models.CharField(max_length=100, null=True)
    website = models.CharField(max_length=300, null=True)
    masthead = models.JSONField(default=dict)
    notices = models.JSONField(default=list)
    digest = models.CharField(max_length=64)  # of the issue's JSON: the same digest, nothing to do
    made_by = models.CharField(max_length=40)  # version of the code that rebuilt it
    changed = models.DateTimeField(auto_now=True, db_index=True)

    class Meta:
        ordering = ("-date", "-year", "id")


class Original(models.Model):
    """A file as it came; its bytes lie in files/ under the digest and are never altered."""

    digest = models.CharField(primary_key=True, max_length=64)
    name = models.CharField(max_length=300)
    size = models.BigIntegerField()
    given = models.JSONField(default=dict)  # what `add` was told: title, date, page, encoding, dpi
    said = models.JSONField(
        default=dict
    )  # what it says of its issue by itself, see shuzibao.gather
    place = models.IntegerField(default=0)  # its turn among its issue's originals, as they came
    added = models.DateTimeField(auto_now_add=True)


class Page(models.Model):
    """A page 版."""

    id = models.CharField(primary_key=True, max_length=150)
    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="pages")
    number = models.IntegerField()
    label = models.CharField(max_length=20, null=True)
    name = models.CharField(max_length=100, null=True)
    original = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="pages")
    turn = models.IntegerField(default=0)  # among the original's pages, from 0
    source = models.CharField(max_length=300)
    media = models.CharField(max_length=20)
    encoding = models.CharField(max_length=40, null=True)
    width = models.FloatField(null=True)
    height = models.FloatField(null=True)
    # The page as its reader delivered it, in files/ (gzip JSON, rows.sheet_from_bytes) …
    lines = models.CharField(max_length=64)
    settled = models.JSONField(default=dict)  # … and what assembling the issue changed: its number
    pictures = models.JSONField(default=dict)  # {"large": digest, "small": digest, "width_px": …}

    class Meta:
        ordering = ("number",)


class Article(models.Model):
    """An article 稿件, as last rebuilt."""

    id = models.CharField(primary_key=True, max_length=160)
    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="articles")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="articles")
    position = models.IntegerField()  # on its page, from 1
    kicker = models.TextField(null=True)
    headline = models.TextField(null=True)
    deck = models.TextField(null=True)
    byline = models.TextField(null=True)
    dateline = models.TextField(null=True)
    section = models.TextField(null=True)
    display_title = models.TextField()
    display_title_made = models.BooleanField(default=False)
    kind = models.CharField(max_length=15, default="article")
    script = models.CharField(max_length=5, default="hans")
    confidence = models.FloatField(default=1.0)
    # [{"role", "text", "spans": [{page, source, line, at, length, and start, end or box}]}]
    elements = models.JSONField()
    text = models.TextField()  # body paragraphs joined by newlines, as printed
    continues_on = models.JSONField(null=True)
    continued_from = models.JSONField(null=True)
    zones = models.JSONField(default=list)
    hidden = models.JSONField(null=True)  # {"reason", "date", "by"}: kept, and shown to nobody

    class Meta:
        ordering = ("page__number", "position")
        indexes = (
            models.Index(fields=["issue", "position"]),
            # the few that are hidden, so that counting those that are not reads no article
            models.Index(
                fields=["id"], condition=models.Q(hidden__isnull=False), name="article_hidden"
            ),
        )


class Furniture(models.Model):
    """What is printed on a page and belongs to no article; role "unplaced" where we do not know.

    position: in the issue, from 1, so that the order on the page is kept.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="furniture")
    position = models.IntegerField()
    role = models.CharField(max_length=20)
    text = models.TextField()
    spans = models.JSONField()

    class Meta:
        ordering = ("page__number", "position")


class Version(models.Model):
    """What an issue was before a better reading of it: its JSON, in files/."""

    issue_id = models.CharField(max_length=140, db_index=True)
    until = models.DateTimeField(auto_now_add=True)
    made_by = models.CharField(max_length=40)
    json = models.CharField(max_length=64)  # digest in files/


class Moved(models.Model):
    """An address that was: its issue, page or article has another id now. Addresses never die."""

    old = models.CharField(primary_key=True, max_length=160)
    new = models.CharField(max_length=160, db_index=True)
    when = models.DateTimeField(auto_now_add=True)


class Edit(models.Model):
    """What an editor did to an article. It survives every rebuild.

    kind: "hide" is the first; a room may add its own.
    value: for "hide" {"reason", "date", "by"}, the same that `Article.hidden` then holds.
    anchor: where the article's print stands, [[digest of original, start, end] | [digest, page, box]],
        so that the edit finds the same print again when a better reading cuts the articles differently.
    """

    issue_id = models.CharField(max_length=140, db_index=True)
    article_id = models.CharField(max_length=160, db_index=True)
    kind = models.CharField(max_length=20)
    value = models.JSONField(default=dict)
    anchor = models.JSONField(default=list)
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["article_id", "kind"], name="one_edit_a_kind"),
        )


class Decision(models.Model):
    """What an editor decided about names and people: same, different, hide. It survives every rebuild.

    subject: what it is about, as the room that asks spells it (a person's key, a pair of keys).
    """

    kind = models.CharField(max_length=20)
    subject = models.CharField(max_length=300)
    value = models.JSONField(default=dict)  # reason, date, by, and what the kind needs
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["kind", "subject"], name="one_decision_a_subject"),
        )


class Change(models.Model):
    """One write: which articles of which issue are new or other, and which are gone.

    The revision is what listeners (index, record) count by: see shuzibao.archive.changes.
    """

    revision = models.BigAutoField(primary_key=True)
    issue_id = models.CharField(max_length=140)
    changed = models.JSONField(default=list)
    removed = models.JSONField(default=list)


class Heard(models.Model):
    """How far a listener has come: the last revision that it has taken in."""

    listener = models.CharField(primary_key=True, max_length=100)
    revision = models.BigIntegerField(default=0)


from shuzibao.archive.facts import Fact, FollowUp, Name  # noqa: E402  (they point at Article above)

__all__ = [
    "Article", "Change", "Decision", "Edit", "Fact", "FollowUp", "Furniture", "Heard", "Issue", "Moved",
    "Name", "Original", "Page", "Title", "Version",
]  # fmt: skip
