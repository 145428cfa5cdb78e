using PetitionHub.V1;

namespace PetitionHub.Hub.Commands;

/// <summary>
/// The steps of the exchange, each one command. What each promises is said in the contract; <see cref="StepAnswers"/>
/// answers them all.
/// </summary>
internal sealed class ExchangeApi : ExchangeService.ExchangeServiceBase;
