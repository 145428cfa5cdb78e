-- Makes the ledger's database and its two accounts; can be run again. Passwords come from sqlcmd's environment.
IF DB_ID(N'petitionhub') IS NULL
  CREATE DATABASE petitionhub;
GO
-- No log is cut before it is backed up. The migration sets the rest.
ALTER DATABASE petitionhub SET RECOVERY FULL;
GO
IF SUSER_ID(N'petitionhub_migrate') IS NULL
  CREATE LOGIN petitionhub_migrate WITH PASSWORD = N'$(MIGRATE_PASSWORD)', DEFAULT_DATABASE = petitionhub;
ELSE
  ALTER LOGIN petitionhub_migrate WITH PASSWORD = N'$(MIGRATE_PASSWORD)';
IF SUSER_ID(N'petitionhub_serve') IS NULL
  CREATE LOGIN petitionhub_serve WITH PASSWORD = N'$(HUB_PASSWORD)', DEFAULT_DATABASE = petitionhub;
ELSE
  ALTER LOGIN petitionhub_serve WITH PASSWORD = N'$(HUB_PASSWORD)';
GO
USE petitionhub;
GO
-- In a database that was restored from another server, a user has to be joined to its login.
IF USER_ID(N'petitionhub_migrate') IS NULL
  CREATE USER petitionhub_migrate FOR LOGIN petitionhub_migrate;
ELSE
  ALTER USER petitionhub_migrate WITH LOGIN = petitionhub_migrate;
ALTER ROLE db_owner ADD MEMBER petitionhub_migrate;
-- The hubs' user. Its rights are those of the role petitionhub_hub, which the migration makes; so no user may have that name.
IF USER_ID(N'petitionhub_serve') IS NULL
  CREATE USER petitionhub_serve FOR LOGIN petitionhub_serve;
ELSE
  ALTER USER petitionhub_serve WITH LOGIN = petitionhub_serve;
GO
