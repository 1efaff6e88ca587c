/** The programme of a conference, as people see it: a grid, a calendar, a public page. */
export { type CalendarOptions, calendarText } from "./calendar";
export type { By } from "./grid";
export { type PageOptions, pageText, publicPicture, TooLargeError } from "./page/page";
