/** Colours, by what they are for; every page of a programme has them, light and dark. */
const TOKENS = `
:root{color-scheme:light dark;--bg:#fff;--fg:#1b1f24;--dim:#4b535d;--line:#c8cfd6;--card:#f6f8fa;--focus:#0a5ccf}
@media(prefers-color-scheme:dark){:root{--bg:#12161b;--fg:#e8ecf1;--dim:#b3bcc6;--line:#3b444e;--card:#1b2129;--focus:#7db4ff}}
`;

/**
 * Rules by which a day's table becomes a list, where a condition holds.
 *
 * @param when selector of the condition, with a space behind it; nothing where a media query says it
 */
export function stacked(when = ""): string {
	const all = (selectors: string): string =>
		selectors
			.split(",")
			.map((selector) => when + selector)
			.join(",");
	return `${all("table,tbody,tr")}{display:block}${all("thead,tbody th,td.e,tr:not(:has(td.s))")}{display:none}
${all("td.s i")}{display:inline}${all("td.s span:first-child")}{display:inline}${all("td.s")}{display:block;margin:.4rem 0;min-width:0}${all(".wide")}{overflow:visible}
`;
}

/** Style that all pages of a programme have in common; a page's own rules come after it. */
export const BASE_STYLE = `${TOKENS}*{box-sizing:border-box}
body{margin:0 auto;max-width:100rem;padding:1rem;background:var(--bg);color:var(--fg);font:16px/1.4 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.5rem;margin:.2rem 0}h2{font-size:1.2rem}h3{font-size:1.05rem;margin:1.2rem 0 .4rem}
ul{padding-left:1.2rem}li{margin:.2rem 0}
a{color:var(--focus)}
.lead{color:var(--dim)}
.controls{display:flex;flex-wrap:wrap;gap:1rem;align-items:end;margin:1rem 0}
select,input[type=search],button{font:inherit;max-width:100%;min-height:2.2rem;background:var(--card);color:var(--fg);border:1px solid var(--line);border-radius:.4rem}
.days{display:flex;flex-wrap:wrap;gap:.2rem 1rem;list-style:none;padding:0}
.days a{display:inline-block;padding:.3rem 0}
.day{content-visibility:auto;contain-intrinsic-size:auto 600px}
.day:has(>.fold){content-visibility:visible}
.fold>summary{cursor:pointer;padding:.4rem 0;border-top:1px solid var(--line)}.fold>summary>:first-child{display:inline;margin:0}.fold>summary span{color:var(--dim)}
.wide{overflow-x:auto}
table{border-collapse:separate;border-spacing:3px;width:100%}
thead th{text-align:left;border-bottom:2px solid var(--line);padding:.2rem .4rem;min-width:8rem}
thead th:first-child{min-width:0;width:1%}
tbody th{font-weight:400;color:var(--dim);text-align:right;vertical-align:top;padding:.1rem .4rem;white-space:nowrap;border-top:1px solid var(--line)}
td{vertical-align:top;padding:0}
td.s{background:var(--card);border:1px solid var(--line);border-left:.3rem solid var(--line);border-radius:.3rem;padding:.3rem .5rem;min-width:8rem}
td.s span,td.s b,td.s strong,td.s em{display:block}
td.s span{color:var(--fg);font-size:.88rem}
td.s i{display:none;font-size:.88rem}
:focus-visible,td.s:focus{outline:3px solid var(--focus);outline-offset:1px}
@media(max-width:40rem){
${stacked()}select,input[type=search]{width:100%}}
@media print{
@page{margin:10mm}
body{max-width:none;padding:0;font-size:10pt;background:#fff;color:#000}
.controls,.days{display:none}.day{content-visibility:visible;break-before:auto}
.wide{overflow:visible}
tr,td.s{break-inside:avoid}h3{break-after:avoid}td.s{min-width:0;print-color-adjust:exact;-webkit-print-color-adjust:exact}
thead th{min-width:0}thead{display:table-header-group}
.fold::details-content{content-visibility:visible;display:block;block-size:auto}}
`;
