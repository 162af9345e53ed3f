#!/bin/sh
':' //; exec "$(dirname "$(readlink -f "$0")")/../node_modules/.bin/node" "$0" "$@"
// The line above is a no-op for Node and, for a shell, starts the Node of this package: the machine's may be too old.
import { kooperation } from './cli/befehle.ts';

process.exitCode = await kooperation(process.argv);
