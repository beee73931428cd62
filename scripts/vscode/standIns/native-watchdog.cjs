// Stands in for the native addon @vscode/native-watchdog, which npm carries only as source: ends this process when
// the one that it belongs to is gone.
const INTERVAL = 3000;

exports.start = (pid) => {
  setInterval(() => {
    try {
      process.kill(pid, 0);
    } catch (error) {
      if (error.code === 'ESRCH') process.exit(87);
    }
  }, INTERVAL).unref();
};

exports.exit = (code) => process.exit(code || 0);
