import { scaleLinear, scaleLog } from "d3-scale";
import { line } from "d3-shape";

// Plots as SVG, for light and dark. The scales are d3's, which only the bench installs; hence no TypeScript.

const [WIDTH, HEIGHT] = [720, 360];
const EDGE = { top: 64, right: 150, bottom: 48, left: 72 };
const BAR = 18;

const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #333 }
  .title { font-size: 15px; font-weight: 600 }
  .paper { fill: #fff } .grid { stroke: #ddd } path { fill: none; stroke-width: 2 }
  .c0 { --c: #1d4ed8 } .c1 { --c: #c2410c } .c2 { --c: #15803d } .c3 { --c: #7e22ce }
  path.c0, path.c1, path.c2, path.c3 { stroke: var(--c) } circle, rect.bar, text.name { fill: var(--c) }
  @media (prefers-color-scheme: dark) {
    text { fill: #ccc } .paper { fill: #0d1117 } .grid { stroke: #30363d }
    .c0 { --c: #7aa2f7 } .c1 { --c: #ff9e64 } .c2 { --c: #7fd18b } .c3 { --c: #c99bf7 }
  }`;

export function drawingOf(plot) {
  return plot.kind === "bars" ? bars(plot) : lines(plot);
}

function lines({ title, x, y, isLog = false, series: all }) {
  // A value below the resolution has no logarithm.
  const series = all.map(({ name, points }) => ({ name, points: points.filter(([, value]) => !isLog || value > 0) }));
  const points = series.flatMap((one) => one.points);
  const [xs, ys] = [points.map(([at]) => at), points.map(([, value]) => value)];
  const xEnds = [Math.min(...xs), Math.max(...xs)];
  const across = (isLog ? scaleLog() : scaleLinear()).domain(xEnds).range([EDGE.left, WIDTH - EDGE.right]);
  const up = isLog
    ? scaleLog([0.8 * Math.min(...ys), Math.max(...ys)], [0, 1])
    : scaleLinear([0, Math.max(...ys)], [0, 1]);
  up.range([HEIGHT - EDGE.bottom, EDGE.top]).nice();
  const stroke = line(
    ([at]) => across(at),
    ([, value]) => up(value),
  );
  // A logarithm's own ticks stand close; whole decades are enough.
  const yTicks = up.ticks(5).filter((tick) => !isLog || Number.isInteger(Math.log10(tick)));
  const xTicks = isLog || xEnds[1] < 10 ? [...new Set(xs)] : across.ticks(5);
  return svg(HEIGHT, title, [
    ...yTicks.map((tick) => grid(EDGE.left, up(tick), WIDTH - EDGE.right, up(tick))),
    ...yTicks.map((tick) => text(EDGE.left - 8, up(tick) + 4, inWords(tick), "end")),
    ...xTicks.map((tick) => text(across(tick), HEIGHT - EDGE.bottom + 20, inWords(tick), "middle")),
    text(16, EDGE.top - 14, y, "start"),
    text(WIDTH - EDGE.right, HEIGHT - 8, x, "end"),
    ...apart(series.map(({ name, points: own }) => ({ name, at: up(own.at(-1)?.[1] ?? 0) }))).map(
      ({ name, at }, index) => text(WIDTH - EDGE.right + 10, at + 4, name, "start", `name c${index}`),
    ),
    ...series.map((one, index) => `<path class="c${index}" d="${stroke(one.points)}"/>`),
    ...series.flatMap((one, index) =>
      one.points.map(([at, value]) => `<circle class="c${index}" cx="${across(at)}" cy="${up(value)}" r="3"/>`),
    ),
  ]);
}

function bars({ title, x, bars: groups }) {
  const rows = groups.flatMap(({ name, lengths }) => [
    { head: name },
    ...Object.entries(lengths).map(([who, length], index) => ({ who, length, index })),
  ]);
  const along = scaleLinear([0, Math.max(...rows.map(({ length = 0 }) => length))], [110, WIDTH - 80]);
  const height = EDGE.top + rows.length * (BAR + 6) + 24;
  return svg(
    height,
    title,
    rows.flatMap(({ head, who, length, index }, row) => {
      const top = EDGE.top + row * (BAR + 6);
      if (head !== undefined) return [text(16, top + 14, row === 0 ? `${head}, ${x}` : head, "start")];
      return [
        text(102, top + 14, who, "end"),
        `<rect class="bar c${index}" x="110" y="${top}" width="${along(length) - 110}" height="${BAR}"/>`,
        text(along(length) + 6, top + 14, length.toFixed(2), "start"),
      ];
    }),
  );
}

function apart(names) {
  const sorted = names.toSorted((one, other) => one.at - other.at);
  sorted.forEach((one, index) => {
    one.at = Math.max(one.at, (sorted[index - 1]?.at ?? -Infinity) + 16);
  });
  return names;
}

function svg(height, title, parts) {
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${title}">`;
  const paper = `<rect class="paper" width="${WIDTH}" height="${height}"/>`;
  return [head, `<style>${STYLE}</style>`, paper, text(16, 24, title, "start", "title"), ...parts, "</svg>\n"].join(
    "\n",
  );
}

function grid(x1, y1, x2, y2) {
  return `<line class="grid" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"/>`;
}

function text(x, y, said, anchor, name = "") {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}"${name && ` class="${name}"`}>${said}</text>`;
}

function inWords(value) {
  return value.toLocaleString("en", { maximumFractionDigits: 2 });
}
