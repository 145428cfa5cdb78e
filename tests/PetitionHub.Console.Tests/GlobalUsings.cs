global using PetitionHub.Hub.Tests.Running;
