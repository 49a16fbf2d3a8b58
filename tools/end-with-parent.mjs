// Loaded into the server by start.mjs: when that one dies, even by kill -9, the server ends as if told to.
if (process.channel) {
  process.channel.unref();
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}
