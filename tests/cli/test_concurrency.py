"""Several sections at a time, as the settings allow; the rest start at the first section's first token."""

from __future__ import annotations

import json
import re

from office import TEN, quick_settings, sheet, slowly
from scripted_endpoint import Reply


def test_eight_at_a_time(office, serve):
    office.write_facts(sheet(TEN))
    endpoint = serve(slowly(0.6))
    done = office.draft("--format", "json")
    assert done.code == 0
    assert endpoint.most_at_once == 8
    assert len(endpoint.requests) == 10
    assert float(json.loads(done.out)["seconds"]) < 10 * 0.6


def test_the_rest_wait_for_the_first_token_of_the_first(office, serve):
    wait = 0.5
    first_seen: list[float] = []

    def reply(request):
        first_seen.append(request.at)
        slow = slowly(0.4)(request)
        return Reply(slow.text, chunk=3, delay=slow.delay, first_delay=wait if len(first_seen) == 1 else 0.0)

    office.write_facts(sheet(TEN))
    endpoint = serve(reply)
    assert office.draft().code == 0
    first, second = (request.at for request in endpoint.requests[:2])
    assert wait < second - first < wait + 0.4  # before the first has ended


def test_one_at_a_time(office, serve):
    quick_settings(concurrency=1)
    office.write_facts(sheet(TEN))
    endpoint = serve(slowly(0.05))
    assert office.draft().code == 0
    assert endpoint.most_at_once == 1
    assert len(endpoint.requests) == 10


def test_sections_stand_in_order_whichever_ends_first(office, serve):
    office.write_facts(sheet(TEN))
    lasting = iter((0.5, 0.4, 0.05, 0.3, 0.02, 0.2, 0.1, 0.3, 0.01, 0.1))
    serve(lambda request: slowly(next(lasting))(request))  # noqa: PLW0108  # another length each time
    done = office.draft()
    shown = re.findall(r"^\[\d+/10\] ✓ ([^：]+)：", done.err, re.MULTILINE)
    assert shown == list(TEN)
    places = [office.text.index(bullets[0][:6]) for bullets in TEN.values()]
    assert places == sorted(places)


def test_shared_part_of_all_prompts_is_the_same_to_the_byte(office, serve):
    quick_settings(few_shots="once")
    office.write_facts(sheet(TEN))
    endpoint = serve(slowly(0.02))
    assert office.draft().code == 0
    shared = {json.dumps(r.messages[:-1], ensure_ascii=False) for r in endpoint.requests}
    assert len(shared) == 1
