import { sql } from "drizzle-orm";
import { aDecidedRound } from "#tests/factories/awards";
import type { Database } from "~/db/client.server";

/**
 * Certificates like a first one, with products, awards and rows of the gallery of their own, up to so many; of a thousand, five were
 * taken back. Called again it adds what is missing.
 */
export async function certificatesUpTo(db: Database, count: number): Promise<void> {
  const [known] = await db.execute<{ count: number }>(sql`select count(*)::int as count from certificates`);
  if (known!.count === 0) await aDecidedRound(db, { totals: [90] });
  await db.transaction(async (tx) => {
    // Made at one stroke: what a table's triggers would say of each row is not what is measured.
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`create temp table made on commit drop as
      select uuidv7() as product, uuidv7() as award, uuidv7() as nomination, place
      from generate_series(${Math.max(known!.count, 1) + 1}::int, ${count}::int) place`);
    await tx.execute(sql`create temp table model on commit drop as select a.id as award, a.product_id as product, c.id as certificate
      from certificates c join awards a on a.id = c.award_id order by c.status_index limit 1`);
    await tx.execute(sql`insert into products select (jsonb_populate_record(p, jsonb_build_object('id', made.product,
      'slug', p.slug || '-' || made.place))).* from model join products p on p.id = model.product, made`);
    await tx.execute(sql`insert into awards select (jsonb_populate_record(a, jsonb_build_object('id', made.award,
      'product_id', made.product, 'nomination_id', made.nomination, 'position', made.place,
      'product_name', a.product_name || ' số ' || made.place))).* from model join awards a on a.id = model.award, made`);
    await tx.execute(sql`insert into certificates (number, award_id, seal_id, issued_on, valid_until)
      select 'BEN-2026-1-' || made.place, made.award, c.seal_id, c.issued_on, c.valid_until
      from model join certificates c on c.id = model.certificate, made`);
    await tx.execute(sql`insert into gallery_entries select (jsonb_populate_record(g, jsonb_build_object('award_id', made.award,
      'product_id', made.product, 'slug', g.slug || '-' || made.place, 'name', g.name || ' số ' || made.place,
      'certificate_number', 'BEN-2026-1-' || made.place))).* from model join gallery_entries g on g.award_id = model.award, made`);
    await tx.execute(sql`insert into revocations (certificate_id, revoked_on, reason, recorded_by)
      select c.id, '2026-01-01', 'Theo quyết định', d.recorded_by from made join certificates c on c.award_id = made.award
      join awards a on a.id = made.award join decisions d on d.id = a.decision_id where made.place % 200 = 0`);
  });
  await db.execute(sql`vacuum analyze`);
}
