package main

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"os"

	parley "parley"
)

func main() {
	bearer := func(_ context.Context, request *http.Request) error {
		request.Header.Set("Authorization", "Bearer "+os.Getenv("PARLEY_TOKEN"))
		return nil
	}
	client, err := parley.NewClientWithResponses(os.Getenv("PARLEY_URL"), parley.WithRequestEditorFn(bearer))
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()
	title := "From Go"
	made, err := client.CreateConferenceWithResponse(ctx, nil, parley.CreateConferenceJSONRequestBody{Title: &title})
	if err != nil || made.JSON201 == nil {
		log.Fatal(err, made)
	}
	id := made.JSON201.Conference.Id
	read, err := client.GetConferenceWithResponse(ctx, id, nil)
	if err != nil || read.JSON200 == nil {
		log.Fatal(err, read)
	}
	unknown, err := client.GetConferenceWithResponse(ctx, id[:len(id)-1]+"z", nil)
	if err != nil || unknown.JSON404 == nil {
		log.Fatal(err, unknown)
	}
	conference := read.JSON200.Conference
	fmt.Println(conference.Title, conference.State, unknown.JSON404.Code)
}
