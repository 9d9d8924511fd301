from __future__ import annotations

import multiprocessing

from section_writer import text_of, write
from store_world import block, healthy

SPAWN = multiprocessing.get_context("spawn")


def test_two_commands_at_once_lose_no_section(workspace, draft):
    commands = [SPAWN.Process(target=write, args=(workspace.root, name, 0, 12)) for name in ("a", "b", "c")]
    for command in commands:
        command.start()
    for command in commands:
        command.join()
    assert [command.exitcode for command in commands] == [0, 0, 0]
    blocks = workspace.read_draft_text().split("\n### ")
    keys = [f"{name}{number}" for name in "abc" for number in range(12)]
    expected = [block(key, text_of(key)).strip() for key in keys]
    assert sorted("### " + b.removeprefix("### ").strip() for b in blocks) == sorted(expected)
    assert all(draft.last_generated(key).text == text_of(key) for key in keys)
    assert healthy(workspace.history)


def test_a_second_command_keeps_what_is_typed_meanwhile(workspace, draft):
    command = SPAWN.Process(target=write, args=(workspace.root, "a", 0, 5))
    command.start()
    draft.put(lambda text: "# 手写的标题\n\n" + text)
    command.join()
    text = workspace.read_draft_text()
    assert text.startswith("# 手写的标题\n") or "\n# 手写的标题\n" in text
    assert all(block(f"a{n}", text_of(f"a{n}")) in text for n in range(5))
