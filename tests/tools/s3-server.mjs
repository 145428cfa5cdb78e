// An S3-compatible server in memory, on a free port of the loopback: node s3-server.mjs. Its one line says where it listens.
// fauxqs does the work. It lacks what newer stores have: a PUT with `If-None-Match: *` of an object that is there is refused.
import { buildApp } from "./node_modules/fauxqs/dist/app.js";
import { S3Store } from "./node_modules/fauxqs/dist/s3/s3Store.js";

const s3Store = new S3Store();
const app = buildApp({ logger: false, stores: { s3Store } });

// The handler runs right after it, with nothing in between: of many at once exactly one is the first.
app.addHook("preHandler", (request, reply, done) => {
  const { bucket, "*": key } = request.params;
  if (request.method === "PUT" && key && request.headers["if-none-match"] === "*" && isThere(bucket, key))
    reply
      .code(412)
      .type("application/xml")
      .send("<Error><Code>PreconditionFailed</Code><Message>The object is there.</Message></Error>");
  else done();
});

function isThere(bucket, key) {
  try {
    return s3Store.headObject(bucket, key) !== undefined;
  } catch {
    return false;
  }
}

console.log(await app.listen({ host: "127.0.0.1", port: 0 }));
