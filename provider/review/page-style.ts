/** Style of the page; one block, so that the page's policy can name it by its hash. */
export const PAGE_STYLE = `
:root{color-scheme:light dark;--bg:#fff;--fg:#1b1f24;--dim:#4b535d;--line:#c8cfd6;--card:#f6f8fa;--focus:#0a5ccf;
--new:#e2f6e6;--new-line:#1a7f37;--removed:#fde7e7;--removed-line:#b42318;--moved:#fff2d3;--moved-line:#8a5d00;
--changed:#e4efff;--changed-line:#0a5ccf}
@media(prefers-color-scheme:dark){:root{--bg:#12161b;--fg:#e8ecf1;--dim:#b3bcc6;--line:#3b444e;--card:#1b2129;--focus:#7db4ff;
--new:#11311c;--new-line:#57c274;--removed:#3d1719;--removed-line:#ff8f86;--moved:#3a2b07;--moved-line:#e5b53a;
--changed:#122a4a;--changed-line:#7db4ff}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:100rem;padding:1rem;background:var(--bg);color:var(--fg);font:16px/1.4 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.5rem;margin:.2rem 0}h2{font-size:1.2rem}h3{font-size:1.05rem;margin:1.2rem 0 .4rem}
ul{padding-left:1.2rem}li{margin:.2rem 0}
a{color:var(--changed-line)}
.lead{color:var(--dim)}
.controls{display:flex;flex-wrap:wrap;gap:1rem;align-items:end;margin:1rem 0}
fieldset{border:1px solid var(--line);border-radius:.4rem;margin:0;padding:.3rem .8rem .5rem}
fieldset label{display:inline-block;padding:.3rem .6rem .3rem 0;min-height:2rem}
select{font:inherit;max-width:100%;min-height:2.2rem;background:var(--card);color:var(--fg);border:1px solid var(--line);border-radius:.4rem}
.legend{display:flex;flex-wrap:wrap;gap:.4rem;list-style:none;padding:0;margin:.5rem 0}
.legend li{padding:.1rem .6rem;border-left:.3rem solid var(--line);background:var(--card)}
.view{display:none}
body:has(#view-changes:checked) #changes,body:has(#view-before:checked) #before,body:has(#view-after:checked) #after{display:block}
.days{display:flex;flex-wrap:wrap;gap:.2rem 1rem;list-style:none;padding:0}
.days a{display:inline-block;padding:.3rem 0}
.day{content-visibility:auto;contain-intrinsic-size:auto 600px}
.wide{overflow-x:auto}
table{border-collapse:separate;border-spacing:3px;width:100%}
thead th{text-align:left;border-bottom:2px solid var(--line);padding:.2rem .4rem;min-width:8rem}
thead th:first-child{min-width:0}
tbody th{font-weight:400;color:var(--dim);text-align:right;vertical-align:top;padding:.1rem .4rem;white-space:nowrap;border-top:1px solid var(--line)}
td{vertical-align:top;padding:0}
td.s{background:var(--card);border:1px solid var(--line);border-left:.3rem solid var(--line);border-radius:.3rem;padding:.3rem .5rem;min-width:8rem}
td.s span,td.s b,td.s strong,td.s em{display:block}
td.s span{color:var(--fg);font-size:.88rem}
td.s i{display:none;font-size:.88rem}
td.s em{font-style:normal;font-weight:600;font-size:.85rem}
.new{background:var(--new)!important;border-color:var(--new-line)!important}
.removed{background:var(--removed)!important;border-color:var(--removed-line)!important}
.removed b,.away b{text-decoration:line-through}
.moved{background:var(--moved)!important;border-color:var(--moved-line)!important}
.changed{background:var(--changed)!important;border-color:var(--changed-line)!important}
.away{border-style:dashed!important;border-color:var(--moved-line)!important}
td.x{outline:3px double var(--removed-line);outline-offset:-1px}
:focus-visible,td.s:focus{outline:3px solid var(--focus);outline-offset:1px}
.filtered td.s:not(.hit){background:none!important;border-color:var(--line)!important;border-style:dotted}
.filtered td.s:not(.hit)>*{visibility:hidden}
.lost{border-left:.3rem solid var(--removed-line);padding-left:.5rem;list-style:none;margin-left:-1.2rem}
@media(max-width:40rem){
table,tbody,tr{display:block}thead,tbody th,td.e,tr:not(:has(td.s)){display:none}
td.s i{display:inline}td.s span:first-child{display:inline}td.s{display:block;margin:.4rem 0;min-width:0}.wide{overflow:visible}
.filtered td.s:not(.hit),.filtered tr:not(:has(td.hit)){display:none}
select{width:100%}}
@media print{
@page{margin:10mm}
body{max-width:none;padding:0;font-size:10pt;background:#fff;color:#000}
.controls,.days{display:none}.day{content-visibility:visible;break-before:auto}
.wide{overflow:visible}.legend li{print-color-adjust:exact;-webkit-print-color-adjust:exact}
tr,td.s{break-inside:avoid}h3{break-after:avoid}td.s{min-width:0;print-color-adjust:exact;-webkit-print-color-adjust:exact}
thead th{min-width:0}thead{display:table-header-group}}
`;
