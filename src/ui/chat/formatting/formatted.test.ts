import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { formatted } from "./formatted";
import { outlineOf } from "./testing/outline";

const shows = (texts: Readonly<Record<string, string>>) => {
  for (const [text, outline] of Object.entries(texts))
    test(JSON.stringify(text), () => assert.equal(outlineOf(formatted(text)), outline));
};

describe("What is formatted:", () => {
  shows({
    "**bold**, *italic*, _italic_, ~~strike~~, `code`":
      "<b>bold</b>, <i>italic</i>, <i>italic</i>, <s>strike</s>, <code>code</code>",
    "***both***": "<i><b>both</b></i>",
    "**a _b_ `c` ~~d~~**": "<b>a <i>b</i> <code>c</code> <s>d</s></b>",
    "**two\nlines**": "<b>two\nlines</b>",
    "**bold**text": "<b>bold</b>text",
    "Projekt-**Start**": "Projekt-<b>Start</b>",
    "**C++**, **C#** and *Note:*": "<b>C++</b>, <b>C#</b> and <i>Note:</i>",
    "**and**/**or**": "<b>and</b>/<b>or</b>",
    "これは**太字**です": "これは<b>太字</b>です",
    "**「太字」**です": "<b>「太字」</b>です",
    "🎉**party**🎉": "🎉<b>party</b>🎉",
    "**@Bob**, _@Bob_": "<b>@Bob</b>, <i>@Bob</i>",
    "`` a`b ``": "<code>a`b</code>",
    "```one line```": "<code>one line</code>",
    "```js\nlet a;\n\tb\n```\nafter": "<pre js>let a;\n\tb</pre>after",
    "before\n```\na\nb```": "before<pre >a\nb</pre>",
    "```let a;\nb```": "<pre >let a;\nb</pre>",
    "````\n```\na\n```\n````": "<pre >```\na\n```</pre>",
    "> a\n> b\nanswer": "<quote>a\nb</quote>answer",
    "> a\n> > b\n>> c": "<quote>a<quote>b\nc</quote></quote>",
    "> ```\n> code\n> ```": "<quote><pre >code</pre></quote>",
    "- a\n- b\nThanks!": "<ul><li>a</li><li>b</li></ul>Thanks!",
    "* a\n* b": "<ul><li>a</li><li>b</li></ul>",
    "Two things:\n1. a\n2. b": "Two things:<ol><li>1. a</li><li>2. b</li></ol>",
    "1) a\n1) b\n7) c": "<ol><li>1) a</li><li>1) b</li><li>7) c</li></ol>",
    "- a\n  - b\n    1. c\n    2. d\n- e":
      "<ul><li>a<ul><li>b<ol><li>1. c</li><li>2. d</li></ol></li></ul></li><li>e</li></ul>",
    "- a:\n  ```\n  b\n   c\n  ```": "<ul><li>a:<pre >b\n c</pre></li></ul>",
    "- a\n\n- b": "<ul><li>a\n</li><li>b</li></ul>",
    "a\r\n- b\r\n- c": "a<ul><li>b</li><li>c</li></ul>",
    "**https://example.org/a_b**": "<b><a>https://example.org/a_b</a></b>",
    "_see https://example.org/a_": "<i>see <a>https://example.org/a</a></i>",
    "\uFEFF**a**": "\uFEFF<b>a</b>",
  });
});

describe("What stays as it was typed:", () => {
  const texts = [
    // Names, formulas, paths and programs.
    "snake_case_names and a_b_c",
    "__init__ and __main__.py",
    "2 * 3 * 4 and 2*3*4, a*b*c",
    "x**2 + y**2 = z**2",
    "f(*args, **kwargs), g(*args, **kwargs)",
    "*.ts, *.js and src/**/*.ts, lib/**/*.ts",
    "C:\\new\\* and C:\\old\\*",
    "count(*), count(*)",
    "/* a comment */ and /*another*/",
    "int *p, *q; *p = *q * 2;",
    "~/.bashrc and ~/.zshrc, ~a~, ~~~~",
    "it`s Peter`s, `unclosed",
    "```\nunclosed **but",
    "```\n```",
    "` `",
    // Emoticons and emphasis of other kinds.
    ":-* and :*, >:( >:(",
    "^_^ -_- ^_^ (*_*) >_< >_<",
    "f*ck and sh*t",
    "5* and 4*, Price*",
    "*",
    "**",
    "****",
    "** bold **, * waves *",
    "**unclosed, _too",
    "||spoiler|| ==mark== ++more++",
    // More that Markdown knows.
    "# hashtag",
    "## heading",
    "a heading\n===",
    "a heading\n---",
    "---",
    "- - -",
    "***",
    "a | b\n--|--\n1 | 2",
    "<script>alert(1)</script> <b>x</b>",
    "[a](javascript:alert(1)) ![b](c) [x]: y",
    "<javascript:alert(1)>",
    "&lt; &amp; &#42;",
    "\\*a\\* \\_b\\_ \\`",
    "    indented\n\tcode",
    "trailing  \nspaces\\\nand  breaks",
    "a\n\n\n\nb\n",
    // Lists that are none.
    "1986. A great year",
    "1. May is free",
    "12. March, and then\n13. April",
    "1. 5. 2026",
    "-5 degrees, - and +1",
    "+ 1 from me\n+ 1 from me",
    "-",
    "1.",
    ">",
    ">>>>",
    "7 > 5\nbut 3 <4",
  ];
  for (const text of texts)
    test(JSON.stringify(text), () => {
      const tree = formatted(text);
      assert.equal(outlineOf(tree).replaceAll(/<\/?a>/g, ""), text);
      assert.deepEqual(tree.markers, []);
    });
});

describe("Addresses", () => {
  for (const address of [
    "https://en.wikipedia.org/wiki/A_(b)_c",
    "https://example.org/a_b_c*d*e~~f~~",
    "https://example.org/?q=_a_&r=*b*",
    "www.example.org/__x__",
  ])
    test(`${address} is a link, and nothing in it is formatted`, () => {
      assert.equal(outlineOf(formatted(`*See* ${address} _now_`)), `<i>See</i> <a>${address}</a> <i>now</i>`);
    });

  test("are no links in code", () => {
    assert.equal(
      outlineOf(formatted("`https://example.org` ```\nhttps://example.org/\n```")),
      "<code>https://example.org</code> <code>https://example.org/</code>",
    );
  });
});

test("in a name that is held nothing is formatted", () => {
  const text = "*hello* @*Star* and @_x_";
  assert.equal(outlineOf(formatted(text, [{ from: 8, to: 15 }])), "<i>hello</i> @*Star* and @_x_");
});

test("lists and quotations are no deeper than six", () => {
  assert.equal(outlineOf(formatted(`${"> ".repeat(9)}a`)), `${"<quote>".repeat(6)}> > > a${"</quote>".repeat(6)}`);
  const steps = Array.from({ length: 9 }, (_, at) => `${" ".repeat(2 * at)}- ${at}`).join("\n");
  assert.equal(outlineOf(formatted(steps)).match(/<ul>/g)?.length, 6);
});
