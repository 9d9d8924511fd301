"""How the traced draft looks as a page: one style sheet, no script, nothing from outside."""

from __future__ import annotations

STYLE = """
:root { color-scheme: light; --ink: #1f2328; --soft: #59636e; --line: #d8dde3; --paper: #ffffff; --beside: #f6f7f9;
  --stated: #23694a; --derived: #17607d; --last_year: #4a4fa3; --confirmed: #6f4191;
  --unknown: #b3261e; --mismatched: #a1480b; --misplaced: #7a5b00; --leaked: #98205f; }
* { box-sizing: border-box; }
html { background: #eef0f3; }
body { margin: 0 auto; max-width: 76rem; padding: 2.4rem 3rem 4rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.95 "Source Han Serif SC", "Noto Serif CJK SC", "Songti SC", STSong, SimSun, FandolSong, serif;
  font-variant-numeric: lining-nums; }
header, aside, .tip, sup, .called, footer { font-family: "Source Han Sans SC", "Noto Sans CJK SC", "PingFang SC",
  "Microsoft YaHei", "Heiti SC", SimHei, FandolHei, sans-serif; }
header { border-bottom: 2px solid var(--ink); padding-bottom: 1rem; margin-bottom: 1.8rem; font-size: .875rem; line-height: 1.7; }
header .what { color: var(--soft); margin: 0; }
header .hint { color: var(--soft); margin: .5rem 0 0; }
.legend { list-style: none; margin: .9rem 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: .45rem .6rem; }
.legend label { display: inline-block; padding: .1rem .7rem .1rem .45rem; border: 1px solid var(--line); border-radius: 1rem; cursor: pointer;
  white-space: nowrap; }
.legend .none { color: var(--soft); }
.legend .count { font-weight: 700; margin-left: .3rem; }
.switch { position: absolute; width: 1px; height: 1px; margin: 0; opacity: 0; }
.letter { display: inline-block; min-width: 1.35em; text-align: center; border-radius: .2em; color: #fff; font-size: .8em; line-height: 1.5;
  margin-right: .35em; }
h1 { font-size: 1.5rem; line-height: 1.5; text-align: center; margin: 0 0 1rem; font-weight: 700; }
h2, h3, h4, h5 { font-size: 1.0625rem; line-height: 1.7; margin: .4rem 0 .3rem; font-weight: 700; position: relative; }
h2 { font-size: 1.2rem; }
.called { font-weight: 400; font-size: .8rem; color: var(--soft); margin-left: .5em; }
.part { display: grid; grid-template-columns: minmax(0, 1fr) 19rem; column-gap: 2.4rem; margin-bottom: .9rem; align-items: start; }
.text { min-width: 0; }
p.line { text-indent: 2em; margin: 0 0 .35rem; position: relative; text-align: justify; overflow-wrap: anywhere; }
.f { white-space: nowrap; }
.f, .n { position: static; cursor: help; border-bottom: 2px solid currentColor; border-radius: .15em .15em 0 0; text-indent: 0; }
.f:focus, .n:focus { outline: 2px solid currentColor; outline-offset: 2px; }
.stated { color: var(--stated); } .derived { color: var(--derived); border-bottom-style: dashed; }
.last_year { color: var(--last_year); border-bottom-style: dotted; }
.confirmed { color: var(--confirmed); border-bottom-style: double; border-bottom-width: 3px; }
.unknown { color: var(--unknown); background: #fdeceb; } .mismatched { color: var(--mismatched); background: #fdf0e2; }
.misplaced { color: var(--misplaced); background: #fdf6d8; } .leaked { color: var(--leaked); background: #fae8f2; }
.n { color: var(--mismatched); border-bottom-style: dotted; }
.letter.stated { background: var(--stated); } .letter.derived { background: var(--derived); }
.letter.last_year { background: var(--last_year); } .letter.confirmed { background: var(--confirmed); }
.letter.unknown { background: var(--unknown); } .letter.mismatched { background: var(--mismatched); }
.letter.misplaced { background: var(--misplaced); } .letter.leaked { background: var(--leaked); }
.letter { color: #fff; border: 0; }
sup { font-size: .68em; line-height: 0; margin-left: .1em; font-weight: 700; vertical-align: .62em; }
.c { text-decoration: underline wavy #b98a00 1px; text-underline-offset: .35em; }
.tip { display: none; position: absolute; left: 0; right: 0; z-index: 2; margin-top: .3rem; padding: .7rem 1rem; background: #fff;
  color: var(--ink); border: 1px solid #aeb6c0; border-radius: .25rem; box-shadow: 0 .5rem 1.4rem rgba(31, 35, 40, .16);
  font-size: .875rem; font-weight: 400; line-height: 1.65; text-align: left; text-indent: 0; white-space: normal; cursor: auto; }
.tip span { display: block; } .tip .status { color: var(--soft); }
.stated > .tip .status { color: var(--stated); } .derived > .tip .status { color: var(--derived); }
.last_year > .tip .status { color: var(--last_year); } .confirmed > .tip .status { color: var(--confirmed); }
.unknown > .tip .status { color: var(--unknown); } .mismatched > .tip .status { color: var(--mismatched); }
.misplaced > .tip .status { color: var(--misplaced); } .leaked > .tip .status { color: var(--leaked); }
.tip .tip .source { color: var(--soft); } .tip b { font-weight: 700; }
.f:hover > .tip, .f:focus > .tip, .n:hover > .tip, .n:focus > .tip { display: block; }
.f:hover > .tip, .n:hover > .tip { z-index: 3; }
aside { font-size: .8125rem; line-height: 1.6; border-left: 1px solid var(--line); padding-left: 1rem; }
aside:empty { border: 0; }
aside ul { list-style: none; margin: 0; padding: 0; }
aside li { background: var(--beside); border-left: 3px solid var(--soft); padding: .45rem .7rem; margin-bottom: .55rem; overflow-wrap: anywhere; }
aside li.unused, aside li.twisted { border-left-color: var(--unknown); } aside li.partly { border-left-color: var(--mismatched); }
aside li.clause { border-left-color: #b98a00; }
aside b { margin-right: .4em; } aside .source { display: block; color: var(--soft); }
footer { border-top: 1px solid var(--line); margin-top: 2rem; padding-top: .8rem; font-size: .8125rem; color: var(--soft); }
@media (max-width: 52rem) { body { padding: 1.4rem 1.2rem 3rem; } .part { grid-template-columns: minmax(0, 1fr); }
  aside:not(:empty) { margin: .3rem 0 .6rem; } }
@page { size: A4; margin: 20mm 16mm; }
@media print {
  html { background: none; } body { max-width: none; padding: 0; font-size: 11pt; line-height: 1.75; }
  header .hint, .tip, .switch { display: none !important; } h1, h2, h3, h4, h5 { break-after: avoid; }
  .part { grid-template-columns: minmax(0, 1fr) 46mm; column-gap: 6mm; } aside { padding-left: 3mm; font-size: 8.5pt; } aside li { break-inside: avoid; }
  sup::after { content: attr(data-ids); font-weight: 400; margin-left: .15em; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""
