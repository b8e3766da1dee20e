"""The tables of the record: facts, names, follow-ups. All of it is made again from the articles."""

from __future__ import annotations

from django.db import models


class Fact(models.Model):
    """A fact that an article tells (shuzibao.model.Fact).

    key: what it is joined by across articles: of a person and of his posts the person's key (the name,
        or name~2 for another who bears it), of an organisation, a place or a programme its value, of a
        figure its measure (unit and thing), of a demand its speaker.
    who: of a person, a post, a demand and a quotation, the full name as the article tells it: what people
        are identified by. body: of a post, the body; of an event, its place.
    """

    article = models.ForeignKey("archive.Article", on_delete=models.CASCADE, related_name="facts")
    position = models.IntegerField()
    kind = models.CharField(max_length=12)
    key = models.CharField(max_length=300)
    name = models.TextField()
    text = models.TextField()
    value = models.TextField(null=True)
    who = models.CharField(max_length=300, default="")
    body = models.CharField(max_length=300, default="")
    parts = models.JSONField(default=dict)
    element = models.IntegerField()
    start = models.IntegerField()
    end = models.IntegerField()
    spans = models.JSONField(default=list)
    sentence = models.TextField()
    by = models.CharField(max_length=40)
    confidence = models.FloatField()

    class Meta:
        app_label = "archive"
        ordering = ("article_id", "position")
        indexes = (
            models.Index(fields=["kind", "key", "article"], name="fact_kind_key_where"),
            models.Index(fields=["kind", "body"], name="fact_kind_body"),
            models.Index(fields=["kind", "article", "position"], name="fact_kind_place"),
            models.Index(fields=["name"], condition=models.Q(kind="post"), name="fact_post"),
            models.Index(
                fields=["who", "article"], condition=~models.Q(who=""), name="fact_who_where"
            ),
        )


class Name(models.Model):
    """A name that the record knows: what its lists, links and suggestions are made from.

    kind: person, organisation, place, programme, figure (then it is a measure) or post.
    key: as in `Fact`; of a post, the post itself. bare: without the number that tells namesakes apart.
    articles: how many name it, hidden ones left out; `STALE` where it is to be counted again.
    shown: whether it has a page and a place in lists: a person without a public post or one whom an
        editor hid has none.
    public: a person with a public post; without one he is shown in the titles that say so, and only there.
    note: what the latest sentence says it is: a post with its body, the kind of body or place.
    sentence, article: the latest, with its address. latin, initials: in pinyin, as one types it.
    """

    STALE = -1

    kind = models.CharField(max_length=12)
    key = models.CharField(max_length=300)
    bare = models.CharField(max_length=300)
    articles = models.IntegerField(default=0)
    first = models.DateField(null=True)
    last = models.DateField(null=True)
    shown = models.BooleanField(default=True)
    public = models.BooleanField(default=False)
    note = models.CharField(max_length=300, default="")
    sentence = models.TextField(default="")
    article = models.CharField(max_length=160, default="")
    latin = models.CharField(max_length=600, default="")
    initials = models.CharField(max_length=300, default="")

    class Meta:
        app_label = "archive"
        constraints = (models.UniqueConstraint(fields=["kind", "key"], name="one_row_a_name"),)
        indexes = (
            models.Index(fields=["kind", "shown", "articles"], name="name_by_count"),
            models.Index(fields=["key"], name="name_by_key"),
            models.Index(fields=["latin"], name="name_by_latin"),
            models.Index(fields=["initials"], name="name_by_initials"),
        )


class FollowUp(models.Model):
    """A later sentence that reports on the matter of a demand or promise, with its score."""

    demand = models.ForeignKey(Fact, on_delete=models.CASCADE, related_name="follow_ups")
    article = models.ForeignKey("archive.Article", on_delete=models.CASCADE, related_name="+")
    sentence = models.TextField()
    score = models.FloatField()

    class Meta:
        app_label = "archive"
        ordering = ("-score", "id")
