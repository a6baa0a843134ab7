CREATE TABLE "ad_account_weeks" (
	"workspace_id" uuid NOT NULL,
	"account_id" text NOT NULL,
	"week" date NOT NULL,
	"is_summed" boolean NOT NULL,
	CONSTRAINT "ad_account_weeks_workspace_id_account_id_week_pk" PRIMARY KEY("workspace_id","account_id","week")
);
--> statement-breakpoint
ALTER TABLE "ad_account_weeks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ad_day_totals" (
	"workspace_id" uuid NOT NULL,
	"day" date NOT NULL,
	"account_id" text NOT NULL,
	"platform" text NOT NULL,
	"currency" text NOT NULL,
	"spend_micros" bigint NOT NULL,
	"impressions" bigint NOT NULL,
	"clicks" bigint NOT NULL,
	"link_clicks" bigint,
	"conversations_started" bigint,
	CONSTRAINT "ad_day_totals_pk" PRIMARY KEY("workspace_id","day","account_id","platform","currency")
);
--> statement-breakpoint
ALTER TABLE "ad_day_totals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ad_week_counters" (
	"workspace_id" uuid NOT NULL,
	"week" date NOT NULL,
	"channel" text NOT NULL,
	"ad_id" text NOT NULL,
	"platform" text NOT NULL,
	"conversations" integer NOT NULL,
	CONSTRAINT "ad_week_counters_pk" PRIMARY KEY("workspace_id","week","channel","ad_id","platform")
);
--> statement-breakpoint
ALTER TABLE "ad_week_counters" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ad_weeks" (
	"workspace_id" uuid NOT NULL,
	"account_id" text NOT NULL,
	"week" date NOT NULL,
	"ad_id" text NOT NULL,
	"platform" text NOT NULL,
	"currency" text NOT NULL,
	"days" integer NOT NULL,
	"spend_micros" bigint NOT NULL,
	"impressions" bigint NOT NULL,
	"clicks" bigint NOT NULL,
	"link_clicks" bigint,
	"conversations_started" bigint,
	CONSTRAINT "ad_weeks_pk" PRIMARY KEY("workspace_id","account_id","week","ad_id","platform","currency")
);
--> statement-breakpoint
ALTER TABLE "ad_weeks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "goal_ad_week_counters" (
	"workspace_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"week" date NOT NULL,
	"channel" text NOT NULL,
	"ad_id" text NOT NULL,
	"platform" text NOT NULL,
	"goals" integer NOT NULL,
	CONSTRAINT "goal_ad_week_counters_pk" PRIMARY KEY("workspace_id","version","week","channel","ad_id","platform")
);
--> statement-breakpoint
ALTER TABLE "goal_ad_week_counters" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "ad_days" ALTER COLUMN "link_clicks" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "account_ads" ADD COLUMN "currency" text;--> statement-breakpoint
CREATE POLICY "tenant" ON "ad_account_weeks" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "ad_day_totals" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "ad_week_counters" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "ad_weeks" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "goal_ad_week_counters" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "ad_account_weeks" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "ad_day_totals" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "ad_week_counters" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "ad_weeks" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "goal_ad_week_counters" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
INSERT INTO "ad_day_totals" SELECT workspace_id, day, account_id, platform, currency, sum(spend_micros), sum(impressions), sum(clicks), sum(link_clicks), sum(conversations_started) FROM "ad_days" GROUP BY 1, 2, 3, 4, 5 ON CONFLICT DO NOTHING;
--> statement-breakpoint
INSERT INTO "ad_week_counters" SELECT workspace_id, date_trunc('week', day::timestamp)::date, channel, ad_id, platform, sum(conversations) FROM "ad_counters" GROUP BY 1, 2, 3, 4, 5 ON CONFLICT DO NOTHING;
--> statement-breakpoint
INSERT INTO "goal_ad_week_counters" SELECT workspace_id, version, date_trunc('week', day::timestamp)::date, channel, ad_id, platform, sum(goals) FROM "goal_ad_counters" GROUP BY 1, 2, 3, 4, 5, 6 ON CONFLICT DO NOTHING;
