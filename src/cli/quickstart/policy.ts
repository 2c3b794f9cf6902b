/**
 * The quickstart's policy, as it would stand in a `policy.yaml`.
 *
 * @module
 */

/** What the sample agent may do: look up orders, and refund up to 50.00. */
export const samplePolicy = `version: 1
mode: enforce
defaults: {effect: deny, fail: closed, body_store: none}

schemas:
  lookup_order:
    type: object
    properties: {order_id: {type: integer, minimum: 1}}
    required: [order_id]
    additionalProperties: false
  issue_refund:
    type: object
    properties:
      order_id: {type: integer, minimum: 1}
      amount_cents: {type: integer, minimum: 1}
      reason: {type: string, minLength: 1, maxLength: 500}
    required: [order_id, amount_cents, reason]
    additionalProperties: false

tools:
  lookup_order: {schema: lookup_order}
  issue_refund: {schema: issue_refund, repair: once}

rules:
- {id: model-calls, on: [llm.request], effect: allow}
- {id: order-lookups, on: [llm.tool_call], when: tool.name == "lookup_order", effect: allow}
- id: small-refunds
  on: [llm.tool_call]
  when: tool.name == "issue_refund" && args.amount_cents <= 5000
  effect: allow
- id: large-refunds
  on: [llm.tool_call]
  when: tool.name == "issue_refund" && args.amount_cents > 5000
  effect: deny
  class: [OWASP:LLM06, OWASP:ASI02]
`;
