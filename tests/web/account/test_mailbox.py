"""The demo's mailbox: what it shows, and that a mail can do nothing to it."""

from email.message import EmailMessage
from mailbox import Maildir

from flask import Flask
from flask.testing import FlaskClient

from jcas.web.account.mailbox import linked


def a_mail(
    app: Flask, *, to: str = "dana@example.org", subject: str = "Тема письма", html: str = "<p>Hi</p>", text: str = "Hi"
) -> str:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "JCAS <journal@example.org>", to, subject
    message["Date"] = "Tue, 20 Jan 2026 09:30:00 +0000"
    message.set_content(text)
    message.add_alternative(html, subtype="html")
    folder = app.extensions["jcas_settings"].mailbox
    folder.parent.mkdir(parents=True, exist_ok=True)
    return Maildir(str(folder)).add(message.as_bytes())


def test_empty_mailbox_says_what_fills_it(client: FlaskClient) -> None:
    assert "No mail yet" in client.get("/demo/mailbox").text


def test_mails_are_listed_and_narrowed_to_an_address(app: Flask, client: FlaskClient) -> None:
    a_mail(app)
    a_mail(app, to="timur@example.org", subject="Another")
    page = client.get("/demo/mailbox").text
    assert "Тема письма" in page
    assert "Another" in page
    narrowed = client.get("/demo/mailbox?to=timur@example.org").text
    assert "Another" in narrowed
    assert "Тема письма" not in narrowed


def test_many_mails_are_paged(app: Flask, client: FlaskClient) -> None:
    for number in range(51):
        a_mail(app, subject=f"Mail {number}")
    assert "Page 1 of 2" in client.get("/demo/mailbox").text
    assert client.get("/demo/mailbox?page=2").text.count("/demo/mailbox/") == 1
    assert client.get("/demo/mailbox?page=999").status_code == 200


def test_links_of_the_text_can_be_opened(app: Flask, client: FlaskClient) -> None:
    key = a_mail(app, text="Open <b> http://localhost/confirm/a.b-c_d?x=1&y=2, please.")
    page = client.get(f"/demo/mailbox/{key}").text
    assert '<a href="http://localhost/confirm/a.b-c_d?x=1&amp;y=2">' in page
    assert "&lt;b&gt;" in page


def test_text_can_not_become_markup() -> None:
    assert linked('javascript:alert(1) https://a.example.org/"onmouseover="x <script>') == (
        'javascript:alert(1) <a href="https://a.example.org/">https://a.example.org/</a>&#34;onmouseover=&#34;x &lt;script&gt;'
    )


def test_html_is_framed_without_powers(app: Flask, client: FlaskClient) -> None:
    key = a_mail(app, html="<script>alert(1)</script><p>Hello</p>")
    answer = client.get(f"/demo/mailbox/{key}/html")
    assert "<p>Hello</p>" in answer.text
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:;")
    assert "form-action 'none'" in policy
    assert policy.endswith("sandbox allow-top-navigation-by-user-activation")
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    frame = client.get(f"/demo/mailbox/{key}").text.split("<iframe")[1]
    assert 'sandbox="allow-top-navigation-by-user-activation"' in frame
    assert "alert" not in client.get(f"/demo/mailbox/{key}").text


def test_mail_that_is_not_there(app: Flask, client: FlaskClient) -> None:
    a_mail(app)
    for path in ("/demo/mailbox/x", "/demo/mailbox/..%2f..", "/demo/mailbox/x/html"):
        assert client.get(path).status_code == 404
