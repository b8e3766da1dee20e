"""The tables of the record: facts and follow-ups. All of it is made again from the articles."""

from __future__ import annotations

from django.db import models


class Fact(models.Model):
    """A fact that an article tells (shuzibao.model.Fact).

    key: what it is joined by across articles: of a person and of his posts the person's key (the name,
        or name~2 for another who bears it), of an organisation, a place or a programme its value, of a
        figure its measure (unit and thing), of a demand its speaker.
    body: of a post, the body. date: of a date its first day; else the issue's date.
    """

    article = models.ForeignKey("archive.Article", on_delete=models.CASCADE, related_name="facts")
    position = models.IntegerField()
    kind = models.CharField(max_length=12)
    key = models.CharField(max_length=300)
    name = models.TextField()
    text = models.TextField()
    value = models.TextField(null=True)
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
            models.Index(fields=["kind", "key"], name="fact_kind_key"),
            models.Index(fields=["kind", "body"], name="fact_kind_body"),
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
