"""Visits to the site: every page is watched for errors in its console and for requests that leave the site."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

SIZES = {"desktop": (1280, 800), "phone": (390, 844), "narrow": (320, 640)}


@dataclass
class Visits:
    """The pages opened in one test. A test ends with `judge`, which fails on what was noted and not forgiven."""

    browser: "Browser"
    home: str
    contexts: list["BrowserContext"] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    forgiven: list[str] = field(default_factory=lambda: [r"/favicon\.ico: "])  # asked for beside JSON and files

    def open(
        self, size: Literal["desktop", "phone", "narrow"] = "desktop", *, dark: bool = False, script: bool = True
    ) -> "Page":
        """A page in a browser of its own (own cookies, own store), with the site as its base address."""
        width, height = SIZES[size]
        context = self.browser.new_context(
            base_url=self.home,
            viewport={"width": width, "height": height},
            has_touch=size != "desktop",
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            java_script_enabled=script,
            locale="en-GB",
            timezone_id="Asia/Almaty",
        )
        context.set_default_timeout(30_000)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.errors.append(f"{error.page and error.page.url}: {error.error}"))
        context.on("request", self._request)
        self.contexts.append(context)
        return context.new_page()

    def forgive(self, pattern: str) -> None:
        """From the errors of this test those are no fault that match the expression, e.g. of a server stopped on purpose."""
        self.forgiven.append(pattern)

    def judge(self) -> None:
        """Closes the pages; AssertionError where one complained or asked another host for something."""
        for context in self.contexts:
            context.close()
        errors = [e for e in self.errors if not any(re.search(pattern, e) for pattern in self.forgiven)]
        assert not errors, f"the browser's console: {errors}"
        assert not self.strangers, f"requests that leave the site: {self.strangers}"

    def _console(self, message: "ConsoleMessage") -> None:
        if message.type == "error":
            self.errors.append(f"{message.location.get('url')}: {message.text}")

    def _request(self, request: "Request") -> None:
        if not request.url.startswith((self.home + "/", "data:", "blob:", "about:")):
            self.strangers.append(request.url)
