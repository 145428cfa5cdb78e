namespace PetitionHub.Lab.Demo.Offices;

/// <summary>One line of the volumes: from what kind of unit to what kind, and how.</summary>
internal sealed record HandoverLine(Role From, Role To, HandedOver Kind);
