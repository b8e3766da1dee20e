"""The public site: server rendered, read-only, whole without JavaScript."""
