#!/usr/bin/env node

require("../dist/provider/cli/main.js");
