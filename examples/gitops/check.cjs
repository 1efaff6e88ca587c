/** Says every problem of a conference file with its line; ends with 1 where there is one. */
const { formatProblem, loadConference } = require("pulumi-zoom-events");

const { problems } = loadConference(process.argv[2]);
for (const problem of problems) console.error(formatProblem(problem));
process.exitCode = problems.length === 0 ? 0 : 1;
