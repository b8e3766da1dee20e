"""The archive as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    """What must be known of the tables before they are used."""

    name = "shuzibao.archive"
    label = "archive"

    def ready(self) -> None:
        from django.db.models.signals import pre_delete

        from shuzibao.archive import models, names

        # An article may go with its page or its issue; whoever takes it out, its names are counted again.
        pre_delete.connect(names.before_removal, sender=models.Article)
