// What `require("electron")` answers: an object that throws when it is asked for a part that is not there.
module.exports = require("./electron-module.ts").electron;
