import { BASE_STYLE, stacked } from "../style";

/** Style of the public page. What is filtered is a list; on paper, nothing is. */
export const STYLE = `${BASE_STYLE}
[hidden]{display:none!important}
.skip{position:absolute;left:-100rem}.skip:focus{position:static;display:inline-block;padding:.4rem 0}
.text,article p,details p{white-space:pre-line}.text,article,details p{max-width:70ch}
.controls p{margin:0}
#status{min-height:1.4em}
td.s h4{margin:.1rem 0;font-size:1rem;font-weight:600}td.s h4 a{color:inherit;text-decoration-color:var(--dim)}
summary,td.s button{padding:.2rem .4rem;min-height:1.8rem;font-size:.88rem;cursor:pointer}details p{margin:.3rem 0}
button:not(td button){padding:.2rem .8rem}
:target{outline:2px solid var(--focus);outline-offset:1px}
article{content-visibility:auto;contain-intrinsic-size:auto 10rem;border-top:1px solid var(--line);padding:.1rem .3rem .6rem}article h3{margin:.6rem 0 .1rem}article p{margin:.3rem 0}
@media screen{${stacked(".filtered ")}.filtered td.s:not(.hit),.filtered tr:not(:has(td.hit)),.filtered .day:not(:has(td.hit)){display:none}}
@media(prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media print{article{content-visibility:visible}.skip,.cal,td.s button,td summary,#status{display:none}:target{outline:none}article{break-inside:avoid}}
`;
