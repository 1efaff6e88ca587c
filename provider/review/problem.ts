/** What can't be reviewed, said for people. */
export class ReviewError extends Error {
	override name = "ReviewError";
}
