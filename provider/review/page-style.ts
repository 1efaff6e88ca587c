import { BASE_STYLE } from "../programme/style";

/** Style of the review's page: marks for what changes, and the three views. */
export const PAGE_STYLE = `${BASE_STYLE}
:root{--new:#e2f6e6;--new-line:#1a7f37;--removed:#fde7e7;--removed-line:#b42318;--moved:#fff2d3;--moved-line:#8a5d00;
--changed:#e4efff;--changed-line:#0a5ccf}
@media(prefers-color-scheme:dark){:root{--new:#11311c;--new-line:#57c274;--removed:#3d1719;--removed-line:#ff8f86;--moved:#3a2b07;
--moved-line:#e5b53a;--changed:#122a4a;--changed-line:#7db4ff}}
fieldset{border:1px solid var(--line);border-radius:.4rem;margin:0;padding:.3rem .8rem .5rem}
fieldset label{display:inline-block;padding:.3rem .6rem .3rem 0;min-height:2rem}
.legend{display:flex;flex-wrap:wrap;gap:.4rem;list-style:none;padding:0;margin:.5rem 0}
.legend li{padding:.1rem .6rem;border-left:.3rem solid var(--line);background:var(--card)}
.view{display:none}
body:has(#view-changes:checked) #changes,body:has(#view-before:checked) #before,body:has(#view-after:checked) #after{display:block}
td.s em{font-style:normal;font-weight:600;font-size:.85rem}
.new{background:var(--new)!important;border-color:var(--new-line)!important}
.removed{background:var(--removed)!important;border-color:var(--removed-line)!important}
.removed b,.away b{text-decoration:line-through}
.moved{background:var(--moved)!important;border-color:var(--moved-line)!important}
.changed{background:var(--changed)!important;border-color:var(--changed-line)!important}
.away{border-style:dashed!important;border-color:var(--moved-line)!important}
td.x{outline:3px double var(--removed-line);outline-offset:-1px}
td.s:focus{outline:3px solid var(--focus);outline-offset:1px}
.filtered td.s:not(.hit){background:none!important;border-color:var(--line)!important;border-style:dotted}
.filtered td.s:not(.hit)>*{visibility:hidden}
.link{color:var(--focus);text-decoration:underline;cursor:pointer}
.lost{border-left:.3rem solid var(--removed-line);padding-left:.5rem;list-style:none;margin-left:-1.2rem}
@media(max-width:40rem){.filtered td.s:not(.hit),.filtered tr:not(:has(td.hit)){display:none}}
@media print{li>details::details-content{content-visibility:visible;display:block;block-size:auto}.legend li{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
