CREATE TABLE "goal_ad_counters" (
	"workspace_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"day" date NOT NULL,
	"channel" text NOT NULL,
	"ad_id" text NOT NULL,
	"platform" text NOT NULL,
	"goals" integer NOT NULL,
	CONSTRAINT "goal_ad_counters_pk" PRIMARY KEY("workspace_id","version","day","channel","ad_id","platform")
);
--> statement-breakpoint
ALTER TABLE "goal_ad_counters" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "goal_source_counters" (
	"workspace_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"day" date NOT NULL,
	"channel" text NOT NULL,
	"source" text NOT NULL,
	"goals" integer NOT NULL,
	CONSTRAINT "goal_source_counters_pk" PRIMARY KEY("workspace_id","version","day","channel","source")
);
--> statement-breakpoint
ALTER TABLE "goal_source_counters" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "goal_versions" (
	"workspace_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"name" text NOT NULL,
	"expression" jsonb NOT NULL,
	"value_micros" bigint,
	"value_currency" text,
	"state" text NOT NULL,
	"restored_from" integer,
	"saved_by" text NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"evaluated" integer,
	"total" integer,
	"live_at" timestamp with time zone,
	"retired_at" timestamp with time zone,
	CONSTRAINT "goal_versions_workspace_id_version_pk" PRIMARY KEY("workspace_id","version"),
	CONSTRAINT "goal_versions_state" CHECK ("goal_versions"."state" in ('building', 'live', 'retired', 'abandoned'))
);
--> statement-breakpoint
ALTER TABLE "goal_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ad_links" (
	"workspace_id" uuid NOT NULL,
	"ad_id" text NOT NULL,
	"journey_id" uuid NOT NULL,
	"linked_at" timestamp with time zone NOT NULL,
	"linked_by" text NOT NULL,
	CONSTRAINT "ad_links_workspace_id_ad_id_pk" PRIMARY KEY("workspace_id","ad_id")
);
--> statement-breakpoint
ALTER TABLE "ad_links" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "journeys" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"steps" jsonb NOT NULL,
	"window_hours" integer NOT NULL,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" text NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "journeys_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "journeys_window" CHECK ("journeys"."window_hours" between 1 and 720)
);
--> statement-breakpoint
ALTER TABLE "journeys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "idempotent_requests" (
	"workspace_id" uuid NOT NULL,
	"key" text NOT NULL,
	"fingerprint" "bytea" NOT NULL,
	"status" integer,
	"answer" text,
	"begun_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotent_requests_workspace_id_key_pk" PRIMARY KEY("workspace_id","key")
);
--> statement-breakpoint
ALTER TABLE "idempotent_requests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "ingest_turns" ADD COLUMN "counted_goals" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "ad_links" ADD CONSTRAINT "ad_links_to_journey" FOREIGN KEY ("workspace_id","journey_id") REFERENCES "public"."journeys"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "goal_versions_live" ON "goal_versions" USING btree ("workspace_id") WHERE "goal_versions"."state" = 'live';--> statement-breakpoint
CREATE UNIQUE INDEX "goal_versions_building" ON "goal_versions" USING btree ("workspace_id") WHERE "goal_versions"."state" = 'building';--> statement-breakpoint
CREATE INDEX "ad_links_journey" ON "ad_links" USING btree ("workspace_id","journey_id");--> statement-breakpoint
CREATE UNIQUE INDEX "journeys_name" ON "journeys" USING btree ("workspace_id","name") WHERE "journeys"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "idempotent_requests_begun" ON "idempotent_requests" USING btree ("workspace_id","begun_at");--> statement-breakpoint
CREATE POLICY "tenant" ON "goal_ad_counters" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "goal_source_counters" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "goal_versions" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "ad_links" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "journeys" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "idempotent_requests" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "goal_versions" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "goal_source_counters" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "goal_ad_counters" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "journeys" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "ad_links" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "idempotent_requests" FORCE ROW LEVEL SECURITY;
