"""`strait workshop`: what it prints, what it refuses, and a line from page to server and back."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from simulator.workshop.classroom import Classroom
from simulator.workshop.server import PAGES, workshop_app
from simulator.workshop.wire import MOST_REFUSED
from tests.classes import a_class, session_in
from tests.lever_files import strait
from tests.tiny import command, said_up_to, surroundings

FIRST_PAGE_BYTES = 1_000_000


@pytest.fixture
def classroom(tmp_path: Path) -> Classroom:
    return a_class(tmp_path)


@pytest.fixture
def client(classroom: Classroom) -> Iterator[TestClient]:
    with TestClient(workshop_app(classroom, address="http://127.0.0.1:8000"), base_url="http://127.0.0.1") as client:
        yield client


def test_a_page_and_all_it_needs_come_from_this_machine_and_are_small(client: TestClient) -> None:
    for page in ("/", "/teacher"):
        answer = client.get(page)
        assert answer.status_code == 200
        assert "default-src 'none'" in answer.headers["content-security-policy"]
    total = 0
    for path in PAGES.iterdir():
        answer = client.get(f"/pages/{path.name}")
        assert answer.status_code == (404 if path.suffix == ".html" else 200)
        total += len(path.read_bytes())
        assert "//" not in path.read_text().replace("http://www.w3.org/2000/svg", "").replace(
            "://${location.host}", ""
        ).replace("// ", ""), f"{path.name} names another place"
    assert total < FIRST_PAGE_BYTES
    assert client.get("/pages/..%2Fserver.py").status_code == 404
    assert b"<svg" in client.get("/address.svg").content


def test_another_name_and_another_page_are_turned_away(client: TestClient) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 421
    with (
        pytest.raises(WebSocketDisconnect),
        client.websocket_connect("ws://127.0.0.1/line", headers={"origin": "http://evil.example"}),
    ):
        pass


def test_a_student_comes_in_by_the_line_and_a_bad_message_is_refused(client: TestClient) -> None:
    with client.websocket_connect("ws://127.0.0.1/line") as line:
        assert line.receive_json()["type"] == "hello"
        line.send_text("rubbish")
        assert line.receive_json()["reason"] == "not_understood"
        line.send_bytes(b"\xff\xfe")
        assert line.receive_json()["type"] == "refused"
        line.send_json({"do": "join", "name": "Lin", "team": 1, "language": "zh_Hans"})
        kinds = [line.receive_json()["type"] for _ in range(4)]
        assert kinds[:3] == ["hello", "you", "room"]


def test_who_floods_the_line_is_shown_out_and_others_stay(client: TestClient) -> None:
    with (
        client.websocket_connect("ws://127.0.0.1/line") as good,
        client.websocket_connect("ws://127.0.0.1/line") as bad,
    ):
        good.receive_json()
        with pytest.raises(WebSocketDisconnect):  # noqa: PT012 - when it comes depends on the pace
            for _ in range(MOST_REFUSED + 50):
                bad.send_text("x")
            for _ in range(MOST_REFUSED + 50):
                bad.receive_json()
        good.send_json({"do": "join", "name": "Lin"})
        assert good.receive_json()["type"] == "hello"


def test_the_debrief_is_for_who_knows_the_code(client: TestClient, classroom: Classroom) -> None:
    assert client.get("/debrief.csv").status_code == 403
    code = {"x-code": classroom.code}
    assert client.get("/debrief.csv", headers=code).text.startswith("\ufeffwhat,round")
    assert "One desk" in client.get("/debrief.html?language=en", headers=code).text
    assert client.get("/debrief.exe", headers=code).status_code == 404


def test_what_is_wrong_with_the_session_is_said_and_nothing_is_served(tmp_path: Path) -> None:
    path = session_in(tmp_path)
    path.write_text(path.read_text().replace("queues: [desk]", "queues: [dusk]"))
    done = strait("workshop", path, "--state", tmp_path / "state")
    assert done.exit_code == 2
    assert "neither a station" in done.output
    assert not (tmp_path / "state").exists()


def test_the_address_and_the_code_are_printed_and_ctrl_c_ends_the_lesson(tmp_path: Path) -> None:
    call = command(
        "workshop", session_in(tmp_path), "--host", "127.0.0.1", "--port", "0", "--state", tmp_path / "state"
    )
    with subprocess.Popen(
        call,
        cwd=tmp_path,
        env=surroundings(PYTHONUNBUFFERED="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as running:
        said = said_up_to("nothing of it is lost", running)
        time.sleep(0.5)
        os.killpg(running.pid, signal.SIGINT)
        out, err = running.communicate(timeout=60)
    assert "students open   http://127.0.0.1:" in said
    assert "teacher's code  " in said
    assert "the class is kept in" in out
    assert not err
    assert running.returncode == 0
