/** The styles of the page. They are inline, and the content security policy allows them by their hash. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #f4f5f7; --card: #fff; --text: #1c1d22; --more: #5a5b64; --line: #dcdee4; --field: #85868f;
  --link: #0b57a4; --open: #1a4fc4; --open-back: #e9effc; --hold: #8a4300; --hold-back: #fdf0e3;
  --good: #0b6b3a; --good-back: #e6f4ec; --over: #4c4d56; --over-back: #eceef1;
  --error: #a3161d; --error-back: #fdeced; --target: #fff8d6;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #131418; --card: #1b1d23; --text: #e8e9ee; --more: #a9aab6; --line: #31333c; --field: #767884;
    --link: #7fb4ff; --open: #9dbcff; --open-back: #1e2945; --hold: #ffb066; --hold-back: #3a2815;
    --good: #68cc97; --good-back: #152f20; --over: #c3c4cf; --over-back: #2b2d35;
    --error: #ff9a9a; --error-back: #3d1b1d; --target: #2f2c17;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 0 16px 32px; max-width: 1560px; background: var(--page); color: var(--text); font: 14px/1.45 system-ui, sans-serif; }
h1, h2, p, ol, ul, pre, fieldset { margin: 0; padding: 0; border: 0; font-weight: inherit; }
h1 { font-size: 17px; font-weight: 650; }
h1 span { color: var(--hold); }
h2 { font-size: 15px; font-weight: 650; }
b { font-weight: 650; }
code, pre, input { font: 12px/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
pre { padding: 8px 10px; white-space: pre-wrap; background: var(--page); border-radius: 5px; }
a { color: var(--link); }
time, .number, .count { font-variant-numeric: tabular-nums; }
.more, .count, caption, header p { color: var(--more); }
.more { font-size: 12.5px; }
.count { font-weight: 400; }
.row { display: flex; flex-wrap: wrap; gap: 6px 8px; align-items: center; }

.skip { position: absolute; left: -999px; padding: 8px 12px; background: var(--card); }
.skip:focus { left: 8px; top: 8px; z-index: 1; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
main:focus, h2:focus { outline: none; }

button, .button { display: inline-block; min-height: 28px; padding: 2px 10px; font: 13px/22px system-ui, sans-serif; color: var(--text); background: var(--card);
  border: 1px solid var(--field); border-radius: 5px; text-decoration: none; white-space: nowrap; cursor: pointer; }
button:hover, .button:hover { background: var(--open-back); border-color: var(--link); }
.grave:hover { background: var(--error-back); border-color: var(--error); color: var(--error); }
select, input { min-height: 28px; padding: 2px 8px; color: var(--text); background: var(--card); border: 1px solid var(--field); border-radius: 5px; }
select { font-size: 13px; max-width: 100%; }
input { flex: 1 1 14em; min-width: 0; }
input[aria-invalid] { border-color: var(--error); }

header { display: flex; flex-wrap: wrap; gap: 8px 24px; justify-content: space-between; align-items: center; padding: 14px 0; }
section { padding: 12px 14px; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
section > * + *, .new-fault > * + * { margin-top: 8px; }
.columns { display: grid; gap: 12px; margin-top: 12px; align-items: start; }
.columns > div { display: grid; gap: 12px; min-width: 0; }
.columns > section { min-width: 0; }
main > section + section { margin-top: 12px; }
@media (min-width: 1300px) { .columns { grid-template-columns: minmax(0, 1fr) minmax(360px, 28%); } }
.clock { gap: 8px 20px; }
.clock > * { margin: 0; }
.clock b { font-size: 16px; }
label { display: block; }
.row > label { display: inline; }
legend { float: left; padding: 0 8px 0 0; color: var(--more); }

.notice { padding: 8px 12px; color: var(--error); background: var(--error-back); border: 1px solid var(--error); border-radius: 5px; overflow-wrap: anywhere; }
main > .notice { margin-bottom: 12px; }

table { width: 100%; border-collapse: collapse; }
caption { padding-bottom: 6px; font-size: 12.5px; text-align: left; }
th { font-weight: inherit; text-align: left; }
thead th { padding: 0 16px 4px 0; font-size: 12.5px; color: var(--more); border-bottom: 1px solid var(--line); white-space: nowrap; }
tbody th, td { padding: 6px 16px 6px 0; vertical-align: top; border-bottom: 1px solid var(--line); }
tbody tr:last-child > * { border-bottom: 0; padding-bottom: 0; }
tr > :last-child { padding-right: 0; }
tr, .notice { scroll-margin-top: 60px; }
tr:target > * { background: var(--target); }
.status { display: inline-block; padding: 0 7px; font-size: 13px; border-radius: 4px; overflow-wrap: anywhere; }
.open { color: var(--open); background: var(--open-back); }
.hold { color: var(--hold); background: var(--hold-back); }
.before, .final { color: var(--over); background: var(--over-back); }
.good { color: var(--good); background: var(--good-back); }
.bad { color: var(--error); background: var(--error-back); }

.orders code { display: block; min-width: 29ch; }
.orders td { overflow-wrap: anywhere; }
@media (min-width: 1000px) { .orders td:nth-child(3) { width: 20em; } }
.orders .row { gap: 4px; }
@media (min-width: 761px) { .orders .row { flex-wrap: nowrap; } .orders td:last-child { width: 1px; } }
.orders button { min-height: 26px; padding: 0 7px; font-size: 12.5px; }
.next { margin-top: 2px; font-size: 13px; }
.next time { white-space: nowrap; }
.history { font-size: 12.5px; list-style: none; }
.history time { margin-right: 6px; color: var(--more); white-space: nowrap; }
.requests td:nth-child(2) { width: 100%; }
.requests td:first-child, .requests .status, .number { white-space: nowrap; }
.number { text-align: right; }
.problem { margin-top: 2px; font-size: 13px; color: var(--error); overflow-wrap: anywhere; }
summary { width: max-content; min-height: 24px; font-size: 12.5px; color: var(--more); cursor: pointer; }
.faults { list-style: none; }
.faults li { flex-wrap: nowrap; align-items: start; justify-content: space-between; padding: 3px 0; }

@media (max-width: 760px) {
  body { padding: 0 10px 24px; }
  section { padding: 10px 12px; }
  .orders thead { position: absolute; left: -9999px; }
  .orders, .orders caption, .orders tbody, .orders tr, .orders tbody th, .orders td { display: block; width: auto; }
  .orders tr { padding: 8px 0; border-bottom: 1px solid var(--line); }
  .orders tr:last-child { border-bottom: 0; }
  .orders tbody th, .orders td { padding: 2px 0; border: 0; }
  .orders button { min-height: 32px; padding: 0 12px; }
  .orders .row { padding-top: 4px; gap: 6px; }
}
`;
