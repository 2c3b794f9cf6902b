import assert from "node:assert/strict";
import { useBackends } from "../../tests/postgres/backends.ts";
import { sampleOrderCount, sampleRefundCount, sampleShop } from "./sample.ts";

const { test } = useBackends({ embedded: false });

test("sampleShop holds what it says and hands out the next number", async (database) => {
  await database.query(sampleShop);
  const { rows } = await database.query(
    `select (select count(*) from orders), (select count(*) from refunds),
      (select count(distinct status) from orders), (select count(distinct email) from orders) > 100,
      (select bool_and(r.amount_cents = o.total_cents and o.status = 'refunded') from refunds r
        join orders o on o.id = r.order_id)`,
  );
  assert.deepEqual(rows, [[String(sampleOrderCount), String(sampleRefundCount), "4", "t", "t"]]);
  const added = await database.query(
    "insert into refunds (order_id, amount_cents, reason) values (1, 100, 'late') returning id",
  );
  assert.deepEqual(added.rows, [[String(sampleRefundCount + 1)]]);
});

test("sampleShop refuses a refund of nothing and one for no order", async (database) => {
  await database.query(sampleShop);
  const refund = (order: number, cents: number): Promise<unknown> =>
    database.query(
      "insert into refunds (order_id, amount_cents, reason) values ($1, $2, 'late')",
      [String(order), String(cents)],
    );
  await assert.rejects(refund(1, 0), { message: /refunds_amount_cents_check/ });
  await assert.rejects(refund(9_999, 5), { message: /refunds_order_id_fkey/ });
  await refund(1, 5);
});
