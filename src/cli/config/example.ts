/**
 * The clyra.yaml that `clyra gateway init` prints; `examples/clyra.yaml` is the same.
 *
 * @module
 */

/** Serves OpenAI's and Anthropic's API behind one policy. */
export const exampleConfig = `# Clyra's gateway: what it serves, where to, and who may use it.
# Check it: clyra gateway check. Every key: docs/configuration.md.
version: 1

listen: { host: 127.0.0.1, port: 8080 }

# What callers may do; a path is seen from the folder of this file.
policy: policy.yaml

# The systems that calls go to. A key is named, never written down: {env: NAME} or {file: PATH}.
upstreams:
  openai: { url: https://api.openai.com, api_key: { env: OPENAI_API_KEY } }

# Which paths go where. OpenAI's and Anthropic's API may share a prefix.
routes:
  - { protocol: openai, upstream: openai }

# Who may call. Without this section everyone who reaches the port may; the key itself stays with the
# caller: printf %s KEY | sha256sum
# keys:
#   billing-agent: { sha256: 2bd806c97f0e00af1a1fc3328fa763a9269723c8db8fac4f93af71db186d6e90 }

# Folders of keys and journal, and of the bundles of runs that end.
data: .clyra
out: clyra-out
`;
