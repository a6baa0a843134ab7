CREATE TABLE "message_words" (
	"workspace_id" uuid NOT NULL,
	"word" bigint NOT NULL,
	"hour" integer NOT NULL,
	"part" uuid NOT NULL,
	"moments" integer[] NOT NULL,
	CONSTRAINT "message_words_workspace_id_word_hour_part_pk" PRIMARY KEY("workspace_id","word","hour","part")
);
--> statement-breakpoint
ALTER TABLE "message_words" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "message_words_due" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"moments" bigint[] NOT NULL,
	"noted_at" integer NOT NULL,
	CONSTRAINT "message_words_due_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "message_words_due" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "channel" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "source" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "ad_id" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "last_node" integer;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "referral_kind" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "referral_id" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "confidence_percent" smallint GENERATED ALWAYS AS (floor(confidence * 100)::smallint) STORED;--> statement-breakpoint
-- What is stored already, as attribution would have placed it.
UPDATE "events" e SET "channel" = p.channel FROM "persons" p
WHERE p.workspace_id = e.workspace_id AND p.id = e.person_id;--> statement-breakpoint
UPDATE "events" e SET "source" = placed.source, "ad_id" = placed.ad_id, "last_node" = placed.last_node,
	"referral_kind" = placed.kind, "referral_id" = placed.reference_id
FROM (
	SELECT m.workspace_id, m.connection_id, m.event_id, c.source, c.ad_id, t.kind, t.reference_id,
		first_value(m.node_number) OVER (
			PARTITION BY m.workspace_id, m.conversation_id, m.stay ORDER BY m.place) AS last_node
	FROM (
		SELECT *, count(node_number) OVER (PARTITION BY workspace_id, conversation_id ORDER BY place) AS stay
		FROM (
			SELECT s.*, row_number() OVER (
				PARTITION BY s.workspace_id, s.conversation_id
				ORDER BY s.at, coalesce(s.sequence, -1),
					CASE WHEN s.type = 'message' AND s.sender = 'user' THEN 1 WHEN own.event_id IS NOT NULL THEN 0 ELSE 2 END,
					s.connection_id, s.event_id COLLATE "C") AS place,
				min(s.at) FILTER (WHERE s.type = 'message' AND s.sender = 'user') OVER (
					PARTITION BY s.workspace_id, s.conversation_id) AS first_at
			FROM "events" s
			LEFT JOIN "touches" own ON own.workspace_id = s.workspace_id AND own.connection_id = s.connection_id
				AND own.event_id = s.event_id
			WHERE s.conversation_id IS NOT NULL
		) ordered
	) m
	JOIN "conversations" c ON c.workspace_id = m.workspace_id AND c.id = m.conversation_id
	LEFT JOIN LATERAL (
		SELECT o.kind, o.reference_id FROM "touches" o
		LEFT JOIN "events" carrier ON carrier.workspace_id = o.workspace_id AND carrier.connection_id = o.connection_id
			AND carrier.event_id = o.event_id
		WHERE o.workspace_id = m.workspace_id AND o.kind IN ('ad', 'post') AND m.sender = 'user' AND (
			(o.connection_id = m.connection_id AND o.event_id = m.event_id)
			OR (o.conversation_id = m.conversation_id AND o.opening
				AND (carrier.type <> 'message' OR carrier.sender <> 'user') AND m.at = m.first_at))
		ORDER BY o.event_id = m.event_id DESC LIMIT 1
	) t ON true
) placed
WHERE e.workspace_id = placed.workspace_id AND e.connection_id = placed.connection_id
	AND e.event_id = placed.event_id AND e.type = 'message';--> statement-breakpoint
INSERT INTO "message_words_due" ("workspace_id", "id", "moments", "noted_at")
SELECT workspace_id, gen_random_uuid(), array_agg(DISTINCT floor(extract(epoch from at) * 1000)::bigint), 0
FROM "events" WHERE type = 'message' AND body IS NOT NULL
GROUP BY workspace_id, floor(extract(epoch from at) / 3600)
ON CONFLICT DO NOTHING;--> statement-breakpoint
CREATE INDEX "conversations_platform" ON "conversations" USING btree ("workspace_id","platform_conversation_id") WHERE platform_conversation_id is not null;--> statement-breakpoint
CREATE INDEX "events_messages" ON "events" USING btree ("workspace_id","channel","source","sender","at") WHERE type = 'message';--> statement-breakpoint
CREATE INDEX "events_messages_ad" ON "events" USING btree ("workspace_id","ad_id","at") WHERE type = 'message' and ad_id is not null;--> statement-breakpoint
CREATE INDEX "events_messages_node" ON "events" USING btree ("workspace_id","last_node","at") WHERE type = 'message' and last_node is not null;--> statement-breakpoint
CREATE INDEX "events_messages_referral" ON "events" USING btree ("workspace_id","referral_kind","at") WHERE type = 'message' and referral_kind is not null;--> statement-breakpoint
CREATE INDEX "events_messages_broken" ON "events" USING btree ("workspace_id","at") WHERE type = 'message' and broken;--> statement-breakpoint
CREATE INDEX "events_messages_confidence" ON "events" USING btree ("workspace_id","confidence_percent","at") WHERE type = 'message' and confidence_percent is not null;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_source" CHECK ("events"."source" in ('ads', 'organic', 'proactive'));--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_referral" CHECK ("events"."referral_kind" in ('ad', 'post'));--> statement-breakpoint
CREATE POLICY "tenant" ON "message_words" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "message_words_due" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "message_words" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "message_words_due" FORCE ROW LEVEL SECURITY;
