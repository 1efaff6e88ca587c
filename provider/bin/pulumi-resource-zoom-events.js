#!/usr/bin/env node

require("../dist/provider/plugin.js");
