import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";

const biome = createRequire(import.meta.url).resolve("@biomejs/biome/bin/biome");

const fences = [
  {
    file: "src/protocol/pasting/thing.ts",
    may: [
      'import { z } from "zod"',
      'import { link } from "./plain-paste"',
      'import { id } from "../primitives/primitives"',
    ],
    mayNot: ['import { decide } from "../../room/view"', 'import { createTRPCClient } from "@trpc/client"'],
  },
  {
    file: "src/protocol/thing.ts",
    may: ['import { z } from "zod"', 'import { chat } from "./chat"'],
    mayNot: [
      'import { decide } from "../room"',
      'import { decide } from "../room/room"',
      'import { open } from "../server/store/connect"',
      'import fs from "node:fs"',
      'import { createTRPCClient } from "@trpc/client"',
      'export * from "../room/view"',
      'const room = await import("../room/room")',
    ],
  },
  {
    file: "src/room/chat/thing.ts",
    may: [
      'import { id } from "../../protocol"',
      'import { decide } from "./decide"',
      'import { accepted } from "../base/room"',
      'import { novelty } from "../novelty/decide"',
    ],
    mayNot: [
      'import { id } from "../../protocol/primitives"',
      'import { handle } from "../../server/api/commands"',
      'import { Button } from "../../ui/kit/Button"',
    ],
  },
  {
    file: "src/room/thing.ts",
    may: [
      'import { id } from "../protocol"',
      'import { decide } from "./namespaces"',
      'import { chat } from "./chat/decide"',
    ],
    mayNot: [
      'import { z } from "zod"',
      'import { handle } from "../server/rooms"',
      'import { Button } from "../ui/kit/buttons/Button"',
      'import { randomUUID } from "node:crypto"',
    ],
  },
  {
    file: "src/server/store/thing.ts",
    may: [
      'import { id } from "../../protocol"',
      'import { decide } from "../../room/room"',
      'import { z } from "zod"',
      'import { CATALOGUES } from "../../ui/language/catalogues/catalogues"',
    ],
    mayNot: [
      'import next from "next"',
      'import { useTimes } from "../../ui/language/use-times"',
      'import Link from "next/link"',
      'import { useState } from "react"',
      'import { Button } from "../../ui/kit/buttons/Button"',
      'import Home from "../../pages/index"',
    ],
  },
  {
    file: "src/server/front-end/pages.ts",
    may: ['import next from "next"'],
    mayNot: ['import { Button } from "../ui/kit/buttons/Button"', 'import { useState } from "react"'],
  },
  {
    file: "src/ui/chat/Thing.tsx",
    may: [
      'import type { AppRouter } from "../../server/router"',
      'import { id } from "../../protocol"',
      'import { evolve } from "../../room/view"',
      'import { inviteFault } from "../../room/control/invitations"',
      'import { useView } from "../room/session/RoomSession"',
      'import Link from "next/link"',
      'import Head from "next/head"',
      'import { useRouter } from "next/router"',
      'import { useState } from "react"',
      'import { useTranslation } from "../language/translation/use-translation"',
    ],
    mayNot: [
      'import { CATALOGUES } from "../language/catalogues/catalogues"',
      'import { handle } from "../../server/rooms"',
      'import type { Store } from "../../server/store/store"',
      'import { type AppRouter, appRouter } from "../../server/router"',
      'import * as server from "../../server/router"',
      'import "../../server/main"',
      'export * from "../../server/router"',
      'import { decide } from "../../room/room"',
      'import { decide } from "../../room"',
      'import fs from "node:fs"',
      'import next from "next"',
      'import { NextResponse } from "next/server"',
      'import Home from "../../pages/index"',
    ],
  },
  {
    file: "src/pages/rooms/[room]/Thing.tsx",
    may: [
      'import { RoomScreen } from "../../../ui/room/RoomScreen"',
      'import Head from "next/head"',
      'import { useState } from "react"',
    ],
    mayNot: [
      'import { evolve } from "../../../room/view"',
      'import { id } from "../../../protocol"',
      'import type { AppRouter } from "../../../server/router"',
      'import { z } from "zod"',
    ],
  },
];

for (const { file, may, mayNot } of fences) {
  test(`the fence around ${file}`, async () => {
    const refused = await refusals(file, [...may, ...mayNot]);
    assert.deepEqual(
      [...may, ...mayNot].filter((_, index) => refused.has(index + 1)),
      mayNot,
    );
  });
}

test("features that browsers may lack or forbid are used in one place", async () => {
  const uses = [
    "localStorage.getItem('a')",
    "window.localStorage.getItem('a')",
    "const stored = () => sessionStorage",
    "globalThis.indexedDB",
    "self.caches",
    "navigator.locks",
    "void navigator.serviceWorker.register('/sw.js')",
    "const { cookieEnabled } = navigator",
    "typeof BroadcastChannel",
    "matchMedia('print')",
  ];
  const own = ["const kept = (navigator: string) => navigator", "location.reload()", "document.title"];
  assert.equal((await refusals("src/ui/chat/Thing.tsx", [...uses, ...own])).size, uses.length);
  assert.equal((await refusals("src/ui/browser/thing.ts", uses)).size, 0);
});

/** The lines, counted from 1, that Biome reports for imports or globals in a file with these lines. */
async function refusals(file: string, lines: string[]): Promise<Set<number>> {
  const folder = await mkdtemp(join(tmpdir(), "parley-fence-"));
  await mkdir(join(folder, dirname(file)), { recursive: true });
  await cp("biome.json", join(folder, "biome.json"));
  await writeFile(join(folder, file), lines.map((line) => `${line};\n`).join(""));
  const options = [
    "--only=style/noRestrictedImports",
    "--only=style/noRestrictedGlobals",
    "--vcs-enabled=false",
    "--max-diagnostics=100",
    "--reporter=github",
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, [biome, "lint", ...options], {
    cwd: folder,
    encoding: "utf8",
  });
  await rm(folder, { recursive: true });
  if (status !== 0) assert.match(stdout + stderr, /noRestricted/);
  return new Set(
    [...stdout.matchAll(/noRestricted(?:Imports|Globals),.*?line=(\d+)/g)].map(([, line]) => Number(line)),
  );
}
