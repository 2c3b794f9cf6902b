/**
 * The floor: the least that a proxy on this runtime can do, `Deno.serve` and `fetch` with nothing between.
 *
 * Takes the URL of the upstream, prints its port as one line of JSON and ends when its input does.
 *
 * @module
 */

const [upstream = ""] = Deno.args;

const server = Deno.serve(
  { hostname: "127.0.0.1", port: 0, onListen: () => undefined },
  async (request) => {
    const response = await fetch(upstream + new URL(request.url).pathname, {
      method: request.method,
      headers: request.headers,
      body: request.body,
      signal: request.signal,
    });
    return new Response(response.body, { status: response.status, headers: response.headers });
  },
);
console.log(JSON.stringify({ port: server.addr.port }));
for await (const _ of Deno.stdin.readable);
Deno.exit(0);
