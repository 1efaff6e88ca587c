/** The conference on this project's provider. */
const zoom = require("pulumi-zoom-events");

require("./conference.cjs").declare(zoom);
