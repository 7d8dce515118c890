/** The app's colours (`ui/tokens.css`) in a page that has nothing but itself; on paper without them. */
export const pocketStyle = `
:root{--ground:#f6f1e7;--raised:#fdfbf6;--ink:#1c1a16;--soft:#585247;--rule:#d8cfbd;--edge:#857c6b;--act:#17533d;--mind:#9c1a3c;--wash:#f5dfdc;color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--ground:#171613;--raised:#211f1b;--ink:#efe9dc;--soft:#b9b1a1;--rule:#3a362e;--edge:#8b8373;--act:#8fd0ab;--mind:#f59aa8;--wash:#42202a}}
@media (prefers-contrast:more){:root{--soft:var(--ink);--rule:var(--ink);--edge:var(--ink)}}
*,*::before,*::after{box-sizing:border-box}
*{margin:0}
[hidden]{display:none!important}
html{font-family:system-ui,sans-serif;line-height:1.5;background:var(--ground);color:var(--ink);-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{max-inline-size:46rem;margin-inline:auto;padding:1rem 1rem 3rem;font-size:1.0625rem;overflow-wrap:anywhere}
h1,h2,h3{line-height:1.2;text-wrap:balance;hyphens:auto}
h1{font-size:clamp(1.625rem,1.35rem + 1.3vw,2.125rem);margin-block:.25rem .5rem}
h2{font-size:1.375rem;margin-block:2rem .5rem}
h3{font-size:1.0625rem}
a{color:var(--act);text-underline-offset:.18em}
a:focus-visible,input:focus-visible{outline:3px solid var(--act);outline-offset:2px}
.soft{color:var(--soft);font-size:.9375rem}
.mind{padding:.25rem .75rem;border-inline-start:4px solid var(--mind);background:var(--wash)}
.text{white-space:pre-line}
form{position:sticky;inset-block-start:0;padding-block:.75rem;background:var(--ground)}
label{display:block;margin-block-end:.375rem;font-weight:600}
input{inline-size:100%;min-block-size:3rem;padding-inline:.75rem;font:inherit;color:inherit;background:var(--raised);border:1px solid var(--edge);border-radius:.375rem}
[role=status]{min-block-size:1.5rem;margin-block-start:.5rem;color:var(--soft)}
ul{padding:0;list-style:none}
nav ul{display:flex;flex-wrap:wrap;gap:0 1.25rem}
nav a,.reach a{display:inline-flex;align-items:center;min-block-size:3rem}
.reach{display:flex;flex-wrap:wrap;align-items:center;gap:0 1.25rem}
article{display:grid;gap:.375rem;padding-block:1rem;border-block-end:1px solid var(--rule)}
dl{display:grid;gap:.25rem}
dl div{display:grid;grid-template-columns:minmax(8rem,28%) 1fr;gap:.75rem;hyphens:auto}
dt{color:var(--soft)}
dd{white-space:pre-line}
footer{margin-block-start:2rem}
@media print{
:root{--ground:#fff;--raised:#fff;--ink:#000;--soft:#333;--rule:#999;--act:#000;--mind:#000;--wash:#fff;color-scheme:light}
body{max-inline-size:none;padding:0;font-size:10pt}
form,nav{display:none!important}
h2{break-after:avoid}
article{break-inside:avoid;padding-block:.5rem}
.reach a{min-block-size:0}
}
`
