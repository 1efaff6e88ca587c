/** The conference on the native plugin. */
const zoom = require("pulumi-zoom-events/native");

require("./conference.cjs").declare(zoom);
