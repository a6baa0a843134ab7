CREATE TABLE "asset_claims" (
	"workspace_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"login_id" uuid NOT NULL,
	"state" text NOT NULL,
	"problem" text,
	"subscribed_at" timestamp with time zone,
	"checked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "asset_claims_workspace_id_connection_id_pk" PRIMARY KEY("workspace_id","connection_id"),
	CONSTRAINT "asset_claims_state" CHECK ("asset_claims"."state" in ('routed', 'stopped'))
);
--> statement-breakpoint
ALTER TABLE "asset_claims" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "meta_assets" ADD COLUMN "parent_id" text;--> statement-breakpoint
ALTER TABLE "asset_claims" ADD CONSTRAINT "asset_claims_of_connection" FOREIGN KEY ("workspace_id","connection_id") REFERENCES "public"."connections"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "asset_claims_login" ON "asset_claims" USING btree ("workspace_id","login_id");--> statement-breakpoint
CREATE POLICY "tenant" ON "asset_claims" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "asset_claims" FORCE ROW LEVEL SECURITY;
