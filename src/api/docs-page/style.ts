/** The style of the API page; light and dark follow the reader's system. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --paper: #fff; --line: #d0d7de; --code: #f3f5f7; --accent: #0b57a4; }
@media (prefers-color-scheme: dark) {
	:root { --ink: #e6e8eb; --soft: #a6adb5; --paper: #15181c; --line: #363c44; --code: #20252b; --accent: #7db8ff; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
a { color: var(--accent); }
a:focus-visible, summary:focus-visible, pre:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem 1rem; }
header, main, nav, footer { max-width: 62rem; margin: 0 auto; padding: 0 1.25rem; }
h1 { margin: 2rem 0 .25rem; }
h2 { margin: 3rem 0 1rem; border-bottom: 1px solid var(--line); padding-bottom: .25rem; text-transform: capitalize; }
h3 { margin: 0; font-size: 1.05rem; }
nav ul { columns: 16rem; padding-left: 1.2rem; }
article { border: 1px solid var(--line); border-radius: .5rem; padding: 1rem 1.25rem; margin: 0 0 1rem; }
code, pre { font: .9rem/1.5 ui-monospace, monospace; }
code { background: var(--code); border-radius: .25rem; padding: .1rem .3rem; overflow-wrap: anywhere; }
pre { background: var(--code); border-radius: .4rem; padding: .75rem 1rem; overflow-x: auto; }
pre code { padding: 0; background: none; overflow-wrap: normal; }
.method { font-weight: 700; color: var(--accent); }
.facts { color: var(--soft); margin: .25rem 0; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; }
caption { text-align: left; font-weight: 600; padding: .5rem 0 .25rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); }
summary { cursor: pointer; color: var(--accent); padding: .25rem 0; }
`;
