"""Event -> mail: registry, recipients, render, deliver."""

from jcas.notifications.record import record

__all__ = ["record"]
